import { Module } from '@nestjs/common';
import { PageLibrary } from './content/page-library.js';
import { CorpusImages } from './corpus-images.js';
import { SiteSearch } from './search/site-search.js';
import { SearchController } from './search.controller.js';
import { SiteController } from './site.controller.js';
import { SiteAssets } from './site-assets.js';
import { SiteRenderer } from './site-renderer.js';
import { WidgetController } from './widget.controller.js';
import { WidgetFiles } from './widget-files.js';

/** Shows the corpus as pages, with the widget on them. Import it last: see `SiteController`. */
@Module({
  controllers: [WidgetController, SearchController, SiteController],
  providers: [PageLibrary, SiteRenderer, SiteSearch, CorpusImages, SiteAssets, WidgetFiles],
})
export class SiteModule {}
