import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { RESULTS_AT, SEARCH_AT } from '../site-addresses.js';
import { SitePages } from '../site-pages.js';
import { sendDocument } from './site-responses.js';

/** The search of the site: a page of results, and the list of results alone for the search box of `site.js`. */
@ApiExcludeController()
@Controller()
export class SearchController {
  constructor(private readonly pages: SitePages) {}

  @Get(SEARCH_AT)
  async page(@Query('q') asked: unknown, @Res() response: Response): Promise<void> {
    sendDocument(response, await this.pages.search({ show: 'page', query: textOf(asked) }));
  }

  @Get(RESULTS_AT)
  async results(@Query('q') asked: unknown, @Res() response: Response): Promise<void> {
    sendDocument(response, await this.pages.search({ show: 'results', query: textOf(asked) }));
  }
}

/** Express parses a parameter that is given twice as an array. */
function textOf(asked: unknown): string {
  return typeof asked === 'string' ? asked : '';
}
