import type { WorkerLane } from '../workers/worker-task.js';

const MEGABYTE = 1024 * 1024;

/** Milliseconds between two checks whether a file of the content folder changed: a check reads the times of all files. */
export const CHECK_EVERY_MS = 1_000;

/** Bytes of rendered pages that are kept. A page of a book with 2,600 pages has 0.7 MB, most of it the navigation. */
export const RENDERED_BYTES = 32 * MEGABYTE;

/** Milliseconds that a page may take to render. A page that needs more is shown as its source. */
export const RENDER_MS = 10_000;

/** Characters of a search that are used. Readers type a few words. */
export const QUERY_LENGTH = 200;

/** Threads that render pages and keep the pages of the book. Two, so that a slow page does not delay all others. */
export const PAGES_LANE: WorkerLane = { name: 'site-pages', threads: 2, idleMs: 10 * 60_000, heapMb: 1_024 };

/** The thread that keeps the search index of the site. It lives longer, because the index of a large book takes a minute. */
export const SEARCH_LANE: WorkerLane = { name: 'site-search', threads: 1, idleMs: 60 * 60_000, heapMb: 1_024 };
