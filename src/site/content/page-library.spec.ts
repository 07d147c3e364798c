import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { RagSettings } from '../../config/settings.js';
import { PageLibrary } from './page-library.js';

class HandClock extends Clock {
  constructor(private time = 0) {
    super();
  }
  override now(): Date {
    return new Date(this.time);
  }
  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}

describe('PageLibrary', () => {
  let folder: string;
  let clock: HandClock;
  let library: PageLibrary;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pages-'));
    await writeFile(join(folder, 'a.md'), '# First title');
    clock = new HandClock();
    library = new PageLibrary(Object.assign(new RagSettings(), { contentDir: folder }), clock);
    await library.onModuleInit();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const titles = async () => (await library.current()).pages.map((page) => page.title);

  it('PageLibrary detects changed, new and removed pages and checks at most once a second', async () => {
    await writeFile(join(folder, 'a.md'), '# A longer second title');
    await writeFile(join(folder, 'b.md'), '# New');

    clock.advance(999);
    expect(await titles()).toEqual(['First title']);
    clock.advance(1);
    expect(await titles()).toEqual(['A longer second title', 'New']);

    await rm(join(folder, 'a.md'));
    clock.advance(1_000);
    expect(await titles()).toEqual(['New']);
  });

  it('PageLibrary returns the same book object while no file changes', async () => {
    const before = await library.current();
    clock.advance(5_000);

    expect(await library.current()).toBe(before);
  });

  it('PageLibrary keeps the last pages when the folder becomes unavailable and starts empty without a folder', async () => {
    Logger.overrideLogger(false);
    await rm(folder, { recursive: true });
    clock.advance(1_000);

    expect(await titles()).toEqual(['First title']);

    const elsewhere = new PageLibrary(Object.assign(new RagSettings(), { contentDir: join(folder, 'none') }), clock);
    expect((await elsewhere.current()).pages).toEqual([]);
  });
});
