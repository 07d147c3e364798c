import { Controller, Get, Next, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { NextFunction, Response } from 'express';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { WidgetFiles } from '../widget-files.js';

const YEAR_MS = 31_536_000_000;

/** The files of the widget, for the pages of this site and for other pages that embed it. */
@ApiExcludeController()
@Controller('widget')
export class WidgetController {
  constructor(private readonly files: WidgetFiles) {}

  @Get('*path')
  file(
    @Param('path') segments: string[],
    @Query('v') version: unknown,
    @Res() response: Response,
    @Next() next: NextFunction,
  ): void {
    const path = segments.join('/');
    const caching = this.files.isImmutable(path, version) ? { maxAge: YEAR_MS, immutable: true } : { maxAge: 0 };
    // Browsers require this header for module scripts of another origin. The files contain nothing private.
    response.set({ 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff' });
    response.sendFile(
      path,
      { root: this.files.folder, dotfiles: 'ignore', index: false, ...caching },
      (error?: Error) => {
        if (error && !response.headersSent) next(new NotFoundError('widget_file', path));
      },
    );
  }
}
