import type { WorkerTask } from '../../workers/worker-task.js';
import { PAGES_LANE, SEARCH_LANE } from '../limits.js';
import type { SiteFacts } from '../site-renderer.js';
import type { PageAnswer, PageRequest, SearchTaskRequest } from './site-messages.js';

/** Gives the version of the pages, without reading them. */
export const SITE_VERSION: WorkerTask<SiteFacts, string> = {
  module: new URL('./site-version.task.js', import.meta.url),
  load: () => import('./site-version.task.js'),
  lane: PAGES_LANE,
};

export const RENDER_PAGE: WorkerTask<PageRequest, PageAnswer> = {
  module: new URL('./render-page.task.js', import.meta.url),
  load: () => import('./render-page.task.js'),
  lane: PAGES_LANE,
};

export const SEARCH_SITE: WorkerTask<SearchTaskRequest, Uint8Array> = {
  module: new URL('./search-site.task.js', import.meta.url),
  load: () => import('./search-site.task.js'),
  lane: SEARCH_LANE,
};
