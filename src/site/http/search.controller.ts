import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { PageLibrary } from '../content/page-library.js';
import { SiteSearch } from '../search/site-search.js';
import { RESULTS_AT, SEARCH_AT } from '../site-addresses.js';
import { SiteRenderer } from '../site-renderer.js';
import { sendDocument } from './site-responses.js';

const ON_THE_PAGE = 20;
const IN_THE_BOX = 6;

/** The search of the site: a page of results, and the list of results alone for the search box of `site.js`. */
@ApiExcludeController()
@Controller()
export class SearchController {
  constructor(
    private readonly library: PageLibrary,
    private readonly renderer: SiteRenderer,
    private readonly search: SiteSearch,
  ) {}

  @Get(SEARCH_AT)
  async page(@Query('q') asked: unknown, @Res() response: Response): Promise<void> {
    const query = textOf(asked);
    const book = await this.library.current();
    sendDocument(response, this.renderer.search(query, book, await this.search.find(query, ON_THE_PAGE)));
  }

  @Get(RESULTS_AT)
  async results(@Query('q') asked: unknown, @Res() response: Response): Promise<void> {
    const query = textOf(asked);
    sendDocument(response, this.renderer.results(query, await this.search.find(query, IN_THE_BOX)));
  }
}

/** Express parses a parameter that is given twice as an array. */
function textOf(asked: unknown): string {
  return typeof asked === 'string' ? asked : '';
}
