import request from 'supertest';
import { SEARCH_AT } from '../../src/site/site-addresses.js';
import type { RunningApp } from './app.js';
import { watchdog } from './watchdog/watchdog.js';

/**
 * Lets the application build the search index of its site now. In a test this happens in the thread of the test, where it
 * would hold the event loop after the first page; a deployed server has a worker thread for it.
 */
export async function buildSiteSearch({ application }: RunningApp): Promise<void> {
  await request(application.getHttpServer()).get(`/${SEARCH_AT}?q=port`).expect(200);
  watchdog.takeFaults();
}
