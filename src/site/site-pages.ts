import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { RagSettings } from '../config/settings.js';
import { cut } from '../text/cut.js';
import { Workers } from '../workers/workers.js';
import { CHECK_EVERY_MS, QUERY_LENGTH, RENDER_MS, RENDERED_BYTES } from './limits.js';
import { RenderedPages } from './rendered-pages.js';
import { SiteAssets } from './site-assets.js';
import type { SiteFacts } from './site-renderer.js';
import type { PageAnswer, PageRequest, SearchTaskRequest } from './tasks/site-messages.js';
import { RENDER_PAGE, SEARCH_SITE, SITE_VERSION } from './tasks/site-tasks.js';
import { WidgetFiles } from './widget-files.js';

type DocumentAnswer = Extract<PageAnswer, { kind: 'document' }>;

/** The documents of the site. Worker threads read the pages, render them and search in them; rendered pages are kept here. */
@Injectable()
export class SitePages {
  private readonly logger = new Logger(SitePages.name);
  private readonly site: SiteFacts;
  private readonly rendered = new RenderedPages<DocumentAnswer>(RENDERED_BYTES);
  private readonly rendering = new Map<string, Promise<PageAnswer>>();
  private version?: string;
  private reported?: string;
  private preparesSearch = false;
  private checkedAt = Number.NEGATIVE_INFINITY;
  private checking?: Promise<string>;

  constructor(
    { contentDir, reading, siteBaseUrl }: RagSettings,
    { styles, script }: SiteAssets,
    { loaderVersion }: WidgetFiles,
    private readonly workers: Workers,
    private readonly clock: Clock,
  ) {
    const versions = { styles: styles.version, script: script.version, loader: loaderVersion };
    this.site = { contentDir, reading, siteBaseUrl, versions };
  }

  /**
   * Builds the search index in the background after the first page was shown: a reader is there, whose search need not wait for
   * it. A server that shows no pages needs no memory for it.
   */
  private prepareSearch(): void {
    if (this.preparesSearch) return;
    this.preparesSearch = true;
    this.search({ show: 'nothing', query: '' }).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'server_stopping') return;
      this.logger.warn(`The search index of the site is not built yet: ${String(error)}`);
    });
  }

  /** @param address the decoded path of the request, without its leading slash. */
  async page(address: string): Promise<PageAnswer> {
    const version = await this.current();
    const key = `${version}/${address}`;
    const known = this.rendered.get(address) ?? this.rendering.get(key);
    if (known) return known;
    const rendering = this.render({ site: this.site, version, address });
    this.rendering.set(key, rendering);
    try {
      const answer = await rendering;
      this.report(answer.problem);
      if (answer.kind === 'document' && version === this.version) this.rendered.set(address, answer);
      return answer;
    } finally {
      this.rendering.delete(key);
      this.prepareSearch();
    }
  }

  async search(request: Pick<SearchTaskRequest, 'show' | 'query' | 'address'>): Promise<Uint8Array> {
    const query = cut(request.query, QUERY_LENGTH);
    return this.workers.run(SEARCH_SITE, { ...request, query, site: this.site, version: await this.current() });
  }

  /** A page that cannot be rendered in time is shown as its source. */
  private async render(request: PageRequest): Promise<PageAnswer> {
    const limit = AbortSignal.timeout(RENDER_MS);
    try {
      return await this.workers.run(RENDER_PAGE, request, { signal: limit });
    } catch (error) {
      const isTooMuch = limit.aborted || (error instanceof AppError && error.code === 'work_failed');
      if (!isTooMuch) throw error;
      this.logger.warn(`The page at /${request.address} takes too long or too much memory; its source is shown.`);
      return this.workers.run(RENDER_PAGE, { ...request, asSource: true });
    }
  }

  /** The version of the pages. Looks for changes at most once a second. */
  private current(): Promise<string> {
    const isRecent = this.clock.now().getTime() - this.checkedAt < CHECK_EVERY_MS;
    if (this.version !== undefined && isRecent) return Promise.resolve(this.version);
    this.checking ??= this.check().finally(() => (this.checking = undefined));
    return this.checking;
  }

  private async check(): Promise<string> {
    const version = await this.workers.run(SITE_VERSION, this.site);
    if (version !== this.version) this.rendered.clear();
    this.version = version;
    this.checkedAt = this.clock.now().getTime();
    return version;
  }

  private report(problem: string | undefined): void {
    if (problem !== undefined && problem !== this.reported) this.logger.warn(`The pages cannot be read: ${problem}`);
    this.reported = problem;
  }
}
