import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RagSettings } from '../config/settings.js';
import { CorpusImages } from './corpus-images.js';

describe('CorpusImages', () => {
  let root: string;
  let images: CorpusImages;

  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'images-')));
    const corpus = join(root, 'corpus');
    await mkdir(join(corpus, 'img', 'folder.png'), { recursive: true });
    await mkdir(join(corpus, '.git'));
    for (const file of ['img/a b.png', 'notes.md', '.git/x.png', 'secret.env'])
      await writeFile(join(corpus, file), 'x');
    await writeFile(join(root, 'outside.png'), 'x');
    await symlink(join(root, 'outside.png'), join(corpus, 'link.png'));
    await symlink(join(corpus, 'secret.env'), join(corpus, 'disguised.png'));
    await symlink(root, join(corpus, 'up'));
    images = new CorpusImages(Object.assign(new RagSettings(), { contentDir: corpus }));
  });
  afterAll(() => rm(root, { recursive: true }));

  it('finds a picture in the corpus folder', async () => {
    expect(await images.find('img/a b.png')).toBe(join(root, 'corpus/img/a b.png'));
  });

  it.each([
    ['climbs out', '../outside.png'],
    ['climbs out behind a folder', 'img/../../outside.png'],
    ['is absolute', '/etc/passwd.png'],
    ['is a link to the outside', 'link.png'],
    ['goes through a link to the outside', 'up/outside.png'],
    ['is a link to a file of another type', 'disguised.png'],
    ['is no picture', 'notes.md'],
    ['is a secret', 'secret.env'],
    ['is hidden', '.git/x.png'],
    ['is a folder', 'img/folder.png'],
    ['has a NUL in it', 'img/a b.png\0.png'],
    ['is missing', 'img/none.png'],
  ])('finds nothing where the path %s', async (_reason, path) => {
    expect(await images.find(path)).toBeUndefined();
  });
});
