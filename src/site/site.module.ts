import { Module } from '@nestjs/common';
import { PageLibrary } from './content/page-library.js';
import { CorpusImages } from './corpus-images.js';
import { SiteAssets } from './site-assets.js';
import { SiteController } from './site.controller.js';
import { SiteRenderer } from './site-renderer.js';
import { WidgetController } from './widget.controller.js';
import { WidgetFiles } from './widget-files.js';

/** Shows the corpus as pages, with the widget on them. Import it last: see `SiteController`. */
@Module({
  controllers: [WidgetController, SiteController],
  providers: [PageLibrary, SiteRenderer, CorpusImages, SiteAssets, WidgetFiles],
})
export class SiteModule {}
