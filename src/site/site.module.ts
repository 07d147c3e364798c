import { Module } from '@nestjs/common';
import { CorpusImages } from './corpus-images.js';
import { SearchController } from './http/search.controller.js';
import { SiteController } from './http/site.controller.js';
import { WidgetController } from './http/widget.controller.js';
import { SiteAssets } from './site-assets.js';
import { SitePages } from './site-pages.js';
import { WidgetFiles } from './widget-files.js';

/** Serves the corpus as pages with the widget. Import it last; the reason is in `SiteController`. */
@Module({
  controllers: [WidgetController, SearchController, SiteController],
  providers: [SitePages, CorpusImages, SiteAssets, WidgetFiles],
})
export class SiteModule {}
