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

  it('CorpusImages finds an image in the corpus folder', async () => {
    expect(await images.find('img/a b.png')).toBe(join(root, 'corpus/img/a b.png'));
  });

  it.each([
    ['leaves the folder with ..', '../outside.png'],
    ['leaves the folder with .. after a subfolder', 'img/../../outside.png'],
    ['is absolute', '/etc/passwd.png'],
    ['is a symbolic link to a file outside', 'link.png'],
    ['goes through a symbolic link to a folder outside', 'up/outside.png'],
    ['is a symbolic link to a file of another type', 'disguised.png'],
    ['is a page', 'notes.md'],
    ['is another file', 'secret.env'],
    ['is hidden', '.git/x.png'],
    ['is a folder', 'img/folder.png'],
    ['contains NUL', 'img/a b.png\0.png'],
    ['is missing', 'img/none.png'],
  ])('CorpusImages finds no image when the path %s', async (_reason, path) => {
    expect(await images.find(path)).toBeUndefined();
  });
});
