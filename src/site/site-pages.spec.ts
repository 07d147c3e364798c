import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { CorpusFolder } from '../../test/support/corpus-folder.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { AppError } from '../common/errors/app-error.js';
import { RagSettings } from '../config/settings.js';
import { SameThreadWorkers } from '../testing/same-thread.workers.js';
import type { WorkerTask } from '../workers/worker-task.js';
import { SiteAssets } from './site-assets.js';
import { SitePages } from './site-pages.js';
import { RENDER_PAGE, SEARCH_SITE, SITE_VERSION } from './tasks/site-tasks.js';
import { WidgetFiles } from './widget-files.js';

/** Counts tasks, and can answer one itself. */
class WatchedWorkers extends SameThreadWorkers {
  readonly counts = new Map<object, number>();
  answer?: (task: object, input: object) => Promise<never> | undefined;

  override run<Input, Output>(task: WorkerTask<Input, Output>, input: Input): Promise<Output> {
    this.counts.set(task, (this.counts.get(task) ?? 0) + 1);
    return this.answer?.(task, input as object) ?? super.run(task, input);
  }
}

describe('SitePages', () => {
  let folder: CorpusFolder;
  let clock: FixedClock;
  let workers: WatchedWorkers;
  let pages: SitePages;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    folder = await CorpusFolder.with({ 'a.md': '# First\n\nText.', 'b.md': '# Other\n\n**bold**' });
    clock = new FixedClock();
    workers = new WatchedWorkers();
    const settings = Object.assign(new RagSettings(), { contentDir: folder.path, siteBaseUrl: '/' });
    pages = new SitePages(settings, new SiteAssets(), new WidgetFiles(), workers, clock);
  });
  afterEach(() => folder.remove());

  async function document(address: string): Promise<string> {
    const answer = await pages.page(address);
    return answer.kind === 'document' ? new TextDecoder().decode(answer.document) : answer.kind;
  }

  it('a page is rendered once while its folder does not change, also for requests at the same time', async () => {
    await Promise.all(Array.from({ length: 5 }, () => document('a')));
    clock.advance(5);
    await document('a');

    expect(workers.counts.get(RENDER_PAGE)).toBe(1);
  });

  it('changes of files are looked for at most once a second, and then shown', async () => {
    expect(await document('a')).toContain('First');
    await writeFile(join(folder.path, 'a.md'), '# A longer second title');
    await rm(join(folder.path, 'b.md'));

    clock.advance(0.999);
    expect(await document('a')).toContain('First');
    expect(workers.counts.get(SITE_VERSION)).toBe(1);
    clock.advance(0.001);
    expect(await document('a')).toContain('A longer second title');
    expect(await document('b')).toBe('missing');
  });

  it('a page does not wait for the search index of all pages', async () => {
    workers.answer = (task) => (task === SEARCH_SITE ? new Promise<never>(() => undefined) : undefined);

    expect(await document('a')).toContain('<p>Text.</p>');
    expect(await document('b')).toContain('<strong>bold</strong>');
  });

  it('the search index is built once, after the first page was shown and not before', async () => {
    const before = workers.counts.get(SEARCH_SITE);
    await document('a');
    await document('b');
    await pages.search({ show: 'nothing', query: '' });

    expect(before).toBeUndefined();
    expect(workers.counts.get(SEARCH_SITE)).toBe(2);
  });

  it('a search index that cannot be built leaves no unhandled rejection, and the next search builds it', async () => {
    workers.answer = (task) =>
      task === SEARCH_SITE ? Promise.reject(new AppError({ code: 'work_failed' })) : undefined;
    await document('a');
    await expect(pages.search({ show: 'results', query: 'bold' })).rejects.toMatchObject({ code: 'work_failed' });
    workers.answer = undefined;

    expect(new TextDecoder().decode(await pages.search({ show: 'results', query: 'bold' }))).toContain('Other');
  });

  it('a page whose thread ends while it is rendered is shown as its source; other pages are not affected', async () => {
    workers.answer = (task, input) =>
      task === RENDER_PAGE && 'address' in input && input.address === 'b' && !('asSource' in input)
        ? Promise.reject(new AppError({ code: 'work_failed' }))
        : undefined;

    expect(await document('b')).toContain('<pre># Other\n\n**bold**</pre>');
    expect(await document('a')).toContain('<p>Text.</p>');
  });
});
