import { Controller, Get, Next, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { CorpusImages } from '../corpus-images.js';
import { ICON_AT, IMAGES_AT, SCRIPT_AT, STYLES_AT } from '../site-addresses.js';
import { type SiteAsset, SiteAssets } from '../site-assets.js';
import { SitePages } from '../site-pages.js';
import { sendAsset, sendDocument, sendImage } from './site-responses.js';

/** The corpus as pages. Import its module last, because it answers every GET request that no other route answers. */
@ApiExcludeController()
@Controller()
export class SiteController {
  constructor(
    private readonly pages: SitePages,
    private readonly images: CorpusImages,
    private readonly assets: SiteAssets,
  ) {}

  @Get(STYLES_AT)
  styles(@Req() request: Request, @Res() response: Response): void {
    this.asset(this.assets.styles, request, response);
  }

  @Get(SCRIPT_AT)
  script(@Req() request: Request, @Res() response: Response): void {
    this.asset(this.assets.script, request, response);
  }

  @Get(ICON_AT)
  icon(@Req() request: Request, @Res() response: Response): void {
    this.asset(this.assets.icon, request, response);
  }

  @Get(`${IMAGES_AT}/*path`)
  async image(@Req() request: Request, @Res() response: Response, @Next() next: NextFunction): Promise<void> {
    const path = addressOf(request).slice(IMAGES_AT.length + 1);
    const file = await this.images.find(path);
    if (file === undefined) throw new NotFoundError('picture', path);
    sendImage(response, file, next);
  }

  @Get(['/', '*path'])
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const address = addressOf(request);
    const answer = await this.pages.page(address);
    if (answer.kind === 'moved') return response.redirect(301, answer.to);
    if (answer.kind === 'document') return sendDocument(response, answer.document, answer.readAt);
    response.vary('Accept');
    // Only clients that prefer HTML get a page. Others get the problem document of every unknown route.
    if (request.accepts(['json', 'html']) !== 'html') throw new NotFoundError('page', address);
    const query = address.split('/').at(-1) ?? '';
    sendDocument(response.status(404), await this.pages.search({ show: 'missing', query, address }));
  }

  private asset(asset: SiteAsset, request: Request, response: Response): void {
    sendAsset(response, asset, request.query.v === asset.version);
  }
}

/** The decoded path without its leading slash. A path with malformed escapes is not found. */
function addressOf(request: Request): string {
  try {
    return decodeURIComponent(request.path).slice(1);
  } catch {
    throw new NotFoundError('page', request.path);
  }
}
