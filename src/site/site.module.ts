import { Module } from '@nestjs/common';
import { PageLibrary } from './content/page-library.js';
import { CorpusImages } from './corpus-images.js';
import { SearchController } from './http/search.controller.js';
import { SiteController } from './http/site.controller.js';
import { WidgetController } from './http/widget.controller.js';
import { SiteSearch } from './search/site-search.js';
import { SiteAssets } from './site-assets.js';
import { SiteRenderer } from './site-renderer.js';
import { WidgetFiles } from './widget-files.js';

/** Serves the corpus as pages with the widget. Import it last; the reason is in `SiteController`. */
@Module({
  controllers: [WidgetController, SearchController, SiteController],
  providers: [PageLibrary, SiteRenderer, SiteSearch, CorpusImages, SiteAssets, WidgetFiles],
})
export class SiteModule {}
