import { basename } from 'node:path';
import { CorpusFolder } from '../../../test/support/corpus-folder.js';
import { FixedClock } from '../../../test/support/fixed-clock.js';
import { readEnv } from '../../config/env.schema.js';
import { RagSettings } from '../../config/settings.js';
import { SameThreadWorkers } from '../../testing/same-thread.workers.js';
import { NAME_KEPT_MS, NAME_LENGTH } from '../limits.js';
import { humanize } from '../page-path.js';
import { nameIn } from './name-in.js';
import { ProductName } from './product-name.js';

describe('ProductName', () => {
  let folder: CorpusFolder;
  const clock = new FixedClock();

  beforeEach(async () => void (folder = await CorpusFolder.with({ 'guide/a.md': '# Not the title' })));
  afterEach(() => folder.remove());

  const productFor = (variables: Record<string, string> = {}) =>
    new ProductName(
      RagSettings.from(readEnv({ CONTENT_DIR: folder.path, ...variables })),
      new SameThreadWorkers(),
      clock,
    );

  it.each([
    ['the name of the folder, when nothing else names it', {}, undefined],
    ['the title of the first page', { 'index.md': '---\ntitle: Kite *manual*\n---\n\n## Start' }, 'Kite manual'],
    ['the first page below the folder of Hugo', { 'content/_index.md': '# Kites', 'hugo.toml': '' }, 'Kites'],
    [
      'the book of the manifest before the first page',
      { 'README.md': '# Kites', 'manifest.json': '{"book":" The kite book ","files":{}}' },
      'The kite book',
    ],
    ['no page that is for some readers only', { 'README.md': '---\nacl: [tenant:a]\n---\n\n# Secret' }, undefined],
  ] as const)('is %s', async (_, files: Record<string, string>, name: string | undefined) => {
    await folder.write(files);
    expect(await productFor().current()).toBe(name ?? humanize(basename(folder.path)));
  });

  it('is PRODUCT_NAME before everything else', async () => {
    await folder.write({ 'README.md': '# Kites' });
    expect(await productFor({ PRODUCT_NAME: ' Acme Docs ' }).current()).toBe('Acme Docs');
  });

  it('is read again after some minutes, and an answer does not wait for that', async () => {
    await folder.write({ 'README.md': '# Kites' });
    const product = productFor();
    expect(await product.current()).toBe('Kites');
    await folder.write({ 'README.md': '# Better kites' });
    expect(await product.current()).toBe('Kites');
    clock.advance(NAME_KEPT_MS / 1_000);
    expect(await product.current()).toBe('Kites');
  });

  it('is the name of the folder when the folder cannot be read', async () => {
    expect(await productFor({ CONTENT_DIR: `${folder.path}/no_such-folder` }).current()).toBe('No such folder');
  });

  it('PRODUCT_NAME may not change the text around it', () => {
    for (const name of ['a\nb', '[a](b)', 'a"', '<b>', 'x'.repeat(NAME_LENGTH + 1)])
      expect(() => readEnv({ PRODUCT_NAME: name })).toThrow(/PRODUCT_NAME: must/);
    expect(nameIn('# [Kites](https://a.example)\n"**now**" \u202e')).toBe('# Kites (https://a.example) now');
  });
});
