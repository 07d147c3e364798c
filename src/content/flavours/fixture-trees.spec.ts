import { join } from 'node:path';
import { readCorpus } from '../corpus-reader.js';
import { sectionsOf } from '../markdown/sections.js';
import type { FlavourName } from './flavour-name.js';

const TREES = 'test/fixtures/content';
const NOW = new Date('2026-01-01');

interface Tree {
  readonly flavour: FlavourName;
  /** The content folder, below the fixture of the flavour. */
  readonly content: string;
  /** Path, address and title of each page, in reading order. */
  readonly pages: readonly [path: string, address: string, title: string][];
  readonly leftOut: Readonly<Record<string, string>>;
}

const UNDERSCORE = 'the name _shared begins with an underscore';
const TREES_OF_FLAVOURS: readonly Tree[] = [
  {
    flavour: 'docusaurus',
    content: 'docs',
    pages: [
      ['index.md', '', 'Pumps'],
      ['01-setup/01-install.md', 'setup/install', 'Install the pump'],
      ['01-setup/02-start.mdx', 'setup/begin', 'Start the pump'],
      ['reference/errors.md', 'codes', 'Errors'],
    ],
    leftOut: {
      '01-setup/_shared.md': UNDERSCORE,
      '01-setup/plan.md': 'draft: true',
      'reference/old.md': 'unlisted: true',
    },
  },
  {
    flavour: 'starlight',
    content: 'src/content/docs',
    pages: [
      ['index.mdx', '', 'Pumps'],
      ['guides/install.md', 'guides/install/', 'Install the pump'],
      ['guides/start.mdx', 'guides/start/', 'Start the pump'],
      ['reference/errors.md', 'codes/', 'Errors'],
    ],
    leftOut: { 'guides/_shared.md': UNDERSCORE, 'guides/plan.md': 'draft: true' },
  },
  {
    flavour: 'vitepress',
    content: '',
    pages: [
      ['index.md', '', 'Pumps'],
      ['guide/index.md', 'guide/', 'Guide'],
      ['guide/install.md', 'guide/install.html', 'Install the pump'],
      ['guide/parts/_shared.md', 'guide/parts/_shared.html', 'Shared'],
    ],
    leftOut: { 'guide/plan.md': 'draft: true' },
  },
  {
    flavour: 'mkdocs',
    content: 'docs',
    pages: [
      ['index.md', '', 'Pumps'],
      ['_shared.md', '_shared/', 'Shared'],
      ['setup/index.md', 'setup/', 'Set up'],
      ['setup/01_install.md', 'setup/01_install/', 'Install the pump'],
    ],
    leftOut: { 'setup/plan.md': 'draft: true' },
  },
  {
    flavour: 'hugo',
    content: 'content',
    pages: [
      ['_index.md', '', 'Pumps'],
      ['docs/_index.md', 'docs/', 'Documentation'],
      ['docs/errors.md', 'codes/', 'Errors'],
      ['docs/install.md', 'docs/install/', 'Install the pump'],
      ['docs/story/index.md', 'docs/story/', 'Story'],
    ],
    leftOut: {
      'docs/next.md': 'date 2030-01-01 is not reached',
      'docs/offer.md': 'expirydate 2025-01-01 is over',
      'docs/plan.md': 'draft: true',
      'docs/story/part.md': 'it belongs to the page docs/story/index.md',
    },
  },
  {
    flavour: 'mdbook',
    content: 'src',
    pages: [
      ['README.md', '', 'Pumps'],
      ['setup/install.md', 'setup/install.html', 'Install the pump'],
      ['setup/start.md', 'setup/start.html', 'Start the pump'],
    ],
    leftOut: { 'setup/plan.md': 'SUMMARY.md does not name it' },
  },
  {
    flavour: 'nextra',
    content: 'content',
    pages: [
      ['index.mdx', '', 'Pumps'],
      ['setup/install.mdx', 'setup/install', 'Install the pump'],
    ],
    leftOut: { 'setup/_shared.mdx': UNDERSCORE, 'setup/plan.mdx': 'draft: true' },
  },
  {
    flavour: 'obsidian',
    content: '',
    pages: [
      ['Pumps.md', 'Pumps', 'Pumps'],
      ['Setup/01 - Start.md', 'Setup/01+-+Start', 'Start'],
      ['Setup/Install.md', 'Setup/Install', 'Install the pump'],
    ],
    leftOut: { 'Setup/Plan.md': 'publish: false', 'Templates/Page.md': 'a template' },
  },
  {
    flavour: 'plain',
    content: '',
    pages: [
      ['README.md', '', 'Pumps'],
      ['01-setup/README.md', 'setup', 'Set up'],
      ['01-setup/01-install.md', 'setup/install', 'Install the pump'],
    ],
    leftOut: {
      '_partials/shared.md': 'the name _partials begins with an underscore',
      '01-setup/02-plan.md': 'published: false',
    },
  },
];

describe.each(TREES_OF_FLAVOURS)('a tree of $flavour', ({ flavour, content, pages: expected, leftOut }) => {
  const read = () => readCorpus(join(TREES, flavour, content), undefined, NOW);

  it(`is found to be of ${flavour}, and its pages have the titles and the addresses of its site`, async () => {
    const { flavour: found, pages } = await read();

    expect(found).toBe(flavour);
    expect(pages.map(({ path, urlPath, title }) => [path, urlPath, title])).toEqual(expected);
  });

  it(`of ${flavour} has no page that is not published; each is listed with the reason`, async () => {
    const { problems } = await read();

    expect(problems.every(({ unpublished }) => unpublished)).toBe(true);
    expect(Object.fromEntries(problems.map(({ path, reason }) => [path, reason]))).toEqual(leftOut);
  });

  it(`of ${flavour} has no comments and no marks of its generator in what is searched`, async () => {
    const { pages } = await read();

    const texts = pages.map(({ markdown }) => markdown).join('\n');
    expect(texts).not.toMatch(/Ask Ann|^import |draft is not ready/m);
    expect(texts).toMatch(/The valve stays open\./);
  });

  it(`of ${flavour} has the title of a page above all its sections`, async () => {
    const { pages } = await read();

    const install = pages.find(({ title, markdown }) => markdown.includes('## Options') && title !== 'Options');
    expect(sectionsOf(install!).map(({ path }) => path)).toEqual([[install!.title], [install!.title, 'Options']]);
  });
});
