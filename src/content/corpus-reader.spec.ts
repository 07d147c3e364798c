import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readCorpus } from './corpus-reader.js';
import { PAGE_SIZE_LIMIT } from './limits.js';
import { DEFAULT_READING } from './reading-settings.js';

describe('readCorpus', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'corpus-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function write(files: Record<string, string | Uint8Array>): Promise<string> {
    const corpus = join(folder, 'corpus');
    for (const [path, content] of Object.entries(files)) {
      const file = join(corpus, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    return corpus;
  }

  async function pageAt(path: string, files: Record<string, string>) {
    const { pages } = await readCorpus(await write(files));
    return pages.find((page) => page.path === path);
  }

  it('uses the innermost folder of a page as its chapter and the folder above as its part', async () => {
    const page = await pageAt('01-basics/02-ros2/03-topics.md', { '01-basics/02-ros2/03-topics.md': '# Topics\n' });

    expect(page).toMatchObject({ partNumber: 1, part: 'Basics', chapterNumber: 2, chapterTitle: 'Ros2' });
    expect(page).toMatchObject({ lessonSlug: 'topics', lessonTitle: 'Topics', urlPath: 'basics/ros2/topics' });
  });

  it('gives README.md the place and the address of its folder, and no lesson', async () => {
    const page = await pageAt('01-basics/02-ros2/README.md', { '01-basics/02-ros2/README.md': '# The robot system' });

    expect(page).toMatchObject({ chapterNumber: 2, chapterTitle: 'The robot system', lessonSlug: null });
    expect(page?.urlPath).toBe('basics/ros2');
  });

  it('gives a page directly in the folder of a part no chapter', async () => {
    const files = { '01-basics/README.md': '# Basics', '01-basics/02-ros2/01-a.md': '# A' };

    expect(await pageAt('01-basics/README.md', files)).toMatchObject({ partNumber: 1, chapterNumber: null });
  });

  it('uses the label of _category_.json as the title of a chapter without README.md', async () => {
    const files = { '01-start/01-run.md': '# Run', '01-start/_category_.json': '{"label": "First steps"}' };

    expect(await pageAt('01-start/01-run.md', files)).toMatchObject({ chapterNumber: 1, chapterTitle: 'First steps' });
  });

  it('orders pages by their numbers, and the page of a folder before the other pages in it', async () => {
    const corpus = await write({ '10-z.md': 'z', '9-y.md': 'y', '2-b/01-c.md': 'c', '2-b/index.md': 'b' });

    const { pages } = await readCorpus(corpus);

    expect(pages.map((page) => page.path)).toEqual(['2-b/index.md', '2-b/01-c.md', '9-y.md', '10-z.md']);
  });

  it.each([
    ['in the folder', 'manifest.json'],
    ['above the folder', '../manifest.json'],
  ])('takes the places of pages from a manifest %s', async (_where, manifestPath) => {
    const place = {
      part_number: 3,
      part: 'P',
      chapter_number: 7,
      chapter_title: 'C',
      lesson_slug: 's',
      lesson_title: 'L',
      order: 5,
    };
    const files = {
      'b.md': '# B',
      '01-a/01-b.md': '# Other',
      [manifestPath]: JSON.stringify({ files: { 'b.md': place } }),
    };

    const { pages } = await readCorpus(await write(files));

    expect(pages[0]).toMatchObject({ path: 'b.md', chapterNumber: 7, chapterTitle: 'C', lessonSlug: 's', order: 5 });
    expect(pages[1]).toMatchObject({ path: '01-a/01-b.md', chapterNumber: 1, lessonSlug: 'b' });
  });

  it('ignores a manifest.json of another application and rejects a malformed manifest', async () => {
    const foreign = await write({ 'a.md': '# A', 'manifest.json': '{"name":"app","files":["x.js"]}' });
    await expect(readCorpus(foreign)).resolves.toMatchObject({ pages: [{ path: 'a.md' }] });

    const malformed = await write({ 'manifest.json': '{"files":{"a.md":{"chapter_number":"one"}}}' });
    await expect(readCorpus(malformed)).rejects.toMatchObject({ code: 'manifest_invalid' });
  });

  it('reads title and access rights from front matter and removes it from the text', async () => {
    const page = await pageAt('secret.mdx', { 'secret.mdx': '---\ntitle: Plans\nacl: [team:board]\n---\nThe plan.\n' });

    expect(page).toMatchObject({ title: 'Plans', acl: ['team:board'], markdown: 'The plan.\n' });
  });

  it('takes the title of a page from its first heading outside of code and comments, without markup', async () => {
    const markdown = '<!--\n# Old\n-->\n```sh\n# a comment\n```\n## Using `DATABASE_URL` {#db}\n';

    expect(await pageAt('a.md', { 'a.md': markdown })).toMatchObject({ title: 'Using DATABASE_URL' });
  });

  it.each([
    ['## Options\n', { title: 'Plans', titleAbove: true, labels: [] }],
    ['Text.\n', { title: 'Plans', titleAbove: true, labels: [] }],
    ['# Our plans\n\n## Options\n', { title: 'Our plans', titleAbove: false, labels: ['Plans'] }],
  ])('gives a page with a title in front matter and the text %j the right title', async (text, expected) => {
    expect(await pageAt('a.md', { 'a.md': `---\ntitle: Plans\n---\n${text}` })).toMatchObject(expected);
  });

  it('reads what front matter of a page says about its subject', async () => {
    const data = 'sidebar_label: Plan\ndescription: What it costs.\nkeywords: [price, cost]\ntags: billing, price\n';

    expect(await pageAt('a.md', { 'a.md': `---\n${data}---\n# A\n` })).toMatchObject({
      labels: ['Plan'],
      description: 'What it costs.',
      keywords: ['price', 'cost', 'billing'],
    });
  });

  it('finds the generator of a site whose configuration is in the folder website beside the pages', async () => {
    const corpus = await write({ '../website/docusaurus.config.mjs': '', 'a.md': '# A' });

    expect((await readCorpus(corpus)).flavour).toBe('docusaurus');
  });

  it.each([
    ['.vitepress/config.mts', 'export default {\n  cleanUrls: true,\n}', 'b/a'],
    ['.vitepress/config/index.ts', 'export default {\n  // cleanUrls: true,\n}', 'b/a.html'],
    ['../docusaurus.config.ts', 'export default {\n  trailingSlash: true,\n};', 'b/a/'],
    ['../mkdocs.yml', 'site_name: A\nuse_directory_urls: false\n', 'b/a.html'],
    ['../mkdocs.yml', 'site_name: A\n', 'b/a/'],
  ])('with %s that says %j, the address of b/a.md is %s', async (file, text, address) => {
    expect(await pageAt('b/a.md', { 'b/a.md': '# A', [file]: text })).toMatchObject({ urlPath: address });
  });

  it('reads front matter of TOML and JSON', async () => {
    const { pages } = await readCorpus(
      await write({
        'toml.md': '+++\ntitle = "Plans"\ndate = 2020-01-01\ntags = ["a"]\n+++\nText.\n',
        'json.md': '{\n  "title": "Prices",\n  "acl": ["team:board"]\n}\nText.\n',
      }),
    );

    expect(pages).toMatchObject([
      { title: 'Prices', acl: ['team:board'], markdown: 'Text.\n' },
      { title: 'Plans', keywords: ['a'], markdown: 'Text.\n' },
    ]);
  });

  it('leaves out pages that are not published, each with its reason', async () => {
    const page = (data: string) => `---\n${data}\n---\n# A\n`;
    const corpus = await write({
      'draft.md': page('draft: true'),
      'hidden.md': page('published: "false"'),
      'expired.md': page('expiryDate: 2026-01-01'),
      'early.md': page('publishDate: 2027-01-01T00:00:00Z'),
      '_parts/part.md': '# Part',
      'public.md': page('draft: false\nhide: [navigation]\nexpiryDate: 2027-01-01\npublishDate: 2026-01-01'),
    });

    const { pages, problems } = await readCorpus(corpus, DEFAULT_READING, new Date('2026-06-01'));

    expect(pages.map(({ path }) => path)).toEqual(['public.md']);
    expect(problems.every(({ unpublished }) => unpublished)).toBe(true);
    expect(Object.fromEntries(problems.map(({ path, reason }) => [path, reason]))).toEqual({
      '_parts/part.md': 'the name _parts begins with an underscore',
      'draft.md': 'draft: true',
      'early.md': 'publishdate 2027-01-01T00:00:00Z is not reached',
      'expired.md': 'expirydate 2026-01-01 is over',
      'hidden.md': 'published: false',
    });
  });

  it('keeps one of two pages with the same address and names both', async () => {
    const files = { 'a/index.md': '# A', 'a.md': '# A too', 'b/index.md': '---\nacl: [team]\n---\n# B', 'b.md': '# B' };

    const { pages, problems } = await readCorpus(await write(files));

    expect(pages.map(({ path }) => path)).toEqual(['a.md', 'b.md', 'b/index.md']);
    expect(problems).toEqual([{ path: 'a/index.md', reason: 'it has the address of a.md, which is shown and cited' }]);
  });

  it('leaves out what SUMMARY.md of mdBook does not name, also when the folder is the whole book', async () => {
    const files = { 'book.toml': '', 'src/SUMMARY.md': '- [A](./a.md)\n', 'src/a.md': '# A', 'src/b.md': '# B' };

    const { pages, problems } = await readCorpus(await write(files));

    expect(pages.map(({ path }) => path)).toEqual(['src/a.md']);
    expect(problems).toEqual([{ path: 'src/b.md', reason: 'SUMMARY.md does not name it', unpublished: true }]);
  });

  it('reports every unreadable file with a reason and reads the others', async () => {
    const corpus = await write({
      'good.md': '# Good',
      'latin1.md': new Uint8Array([0x23, 0x20, 0xe9]),
      'front.md': '---\na: [\n---\n# A',
      'acl.md': '---\nacl: []\n---\n# A',
      'huge.md': 'x'.repeat(PAGE_SIZE_LIMIT + 1),
      '../outside.md': '# Outside',
    });
    await symlink(join(folder, 'outside.md'), join(corpus, 'link.md'));
    await symlink(folder, join(corpus, 'loop'));

    const { pages, problems } = await readCorpus(corpus);

    const reasons = new Map(problems.map((problem) => [problem.path, problem.reason]));
    expect(pages.map((page) => page.path)).toEqual(['good.md']);
    expect(reasons.get('latin1.md')).toMatch(/UTF-8/);
    expect(reasons.get('front.md')).toMatch(/YAML/);
    expect(reasons.get('acl.md')).toMatch(/acl/);
    expect(reasons.get('huge.md')).toMatch(/1 MB/);
    expect(reasons.get('link.md')).toMatch(/leaves the corpus/);
    expect(reasons.get('loop')).toMatch(/link to a folder/);
  });

  it('rejects a content folder that does not exist with content_folder_not_found', async () => {
    await expect(readCorpus(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'content_folder_not_found' });
  });
});
