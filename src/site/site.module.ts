import { Module } from '@nestjs/common';
import { PageLibrary } from './content/page-library.js';
import { CorpusImages } from './corpus-images.js';
import { SiteAssets } from './site-assets.js';
import { SiteController } from './site.controller.js';
import { SiteRenderer } from './site-renderer.js';

/** Shows the corpus as pages. Import it last: see `SiteController`. */
@Module({ controllers: [SiteController], providers: [PageLibrary, SiteRenderer, CorpusImages, SiteAssets] })
export class SiteModule {}
