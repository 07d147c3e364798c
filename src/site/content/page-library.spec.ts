import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FixedClock } from '../../../test/support/fixed-clock.js';
import { PageLibrary } from './page-library.js';

describe('PageLibrary', () => {
  let folder: string;
  let library: PageLibrary;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pages-'));
    await writeFile(join(folder, 'a.md'), '# First title');
    library = new PageLibrary(folder, new FixedClock());
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const book = async () => library.bookOf(await library.version());
  const titles = async () => (await book()).pages.map((page) => page.title);

  it('PageLibrary detects changed, new and removed pages', async () => {
    expect(await titles()).toEqual(['First title']);
    await writeFile(join(folder, 'a.md'), '# A longer second title');
    await writeFile(join(folder, 'b.md'), '# New');

    expect(await titles()).toEqual(['A longer second title', 'New']);

    await rm(join(folder, 'a.md'));
    expect(await titles()).toEqual(['New']);
  });

  it('PageLibrary returns the same book object while no file changes', async () => {
    const before = await book();

    expect(await book()).toBe(before);
    expect(await library.bookOf('a version of another thread')).toBe(before);
  });

  it('two libraries of one folder have the same version', async () => {
    expect(await new PageLibrary(folder, new FixedClock()).version()).toBe(await library.version());
  });

  it('PageLibrary keeps the last pages when the folder becomes unavailable and starts empty without a folder', async () => {
    await book();
    await rm(folder, { recursive: true });

    expect(await titles()).toEqual(['First title']);
    expect(library.problem).toContain(folder);

    const elsewhere = new PageLibrary(join(folder, 'none'), new FixedClock());
    expect((await elsewhere.bookOf(await elsewhere.version())).pages).toEqual([]);
  });
});
