import { detectFlavour } from './detect-flavour.js';

describe('detectFlavour', () => {
  it.each([
    ['docusaurus', ['docusaurus.config.ts', 'docs/']],
    ['mkdocs', ['mkdocs.yml']],
    ['hugo', ['hugo.yaml']],
    ['hugo', ['config.toml', 'archetypes/']],
    ['mdbook', ['book.toml', 'src/']],
    ['vitepress', ['.vitepress/', 'index.md']],
    ['starlight', ['astro.config.mjs']],
    ['nextra', ['next.config.mjs', 'theme.config.tsx']],
    ['obsidian', ['.obsidian/']],
    ['plain', ['config.toml', 'package.json', 'Cargo.toml']],
    ['plain', ['conf.py', 'index.md']],
  ])('detectFlavour finds %s from %j in the folder, or above it', (flavour, names) => {
    const pages = { files: ['a.md'], samples: ['# A'] };

    expect(detectFlavour({ around: [names], ...pages })).toBe(flavour);
    expect(detectFlavour({ around: [['a.md'], [], names], ...pages })).toBe(flavour);
  });

  it('detectFlavour finds hugo from _index.md at the top, although another site is above', () => {
    const traces = { files: ['_index.md', 'a.md'], samples: [] };

    expect(detectFlavour({ around: [['_index.md'], ['mkdocs.yml']], ...traces })).toBe('hugo');
    expect(detectFlavour({ around: [['mkdocs.yml', '_index.md']], ...traces })).toBe('mkdocs');
  });

  it('detectFlavour takes the folder of Sphinx for plain, although another site is above', () => {
    const traces = { files: ['conf.py', 'a.md'], samples: [] };

    expect(detectFlavour({ around: [['conf.py'], ['mkdocs.yml']], ...traces })).toBe('plain');
  });

  it.each([
    ['nextra', 'guide/_meta.ts'],
    ['docusaurus', 'guide/_category_.json'],
    ['hugo', 'guide/_index.md'],
    ['hugo', 'guide/_index.de.md'],
    ['mdbook', 'SUMMARY.md'],
    ['plain', 'guide/index.md'],
  ])('detectFlavour finds %s from the file %s in the tree', (flavour, path) => {
    expect(detectFlavour({ around: [], files: ['a.md', path], samples: [] })).toBe(flavour);
  });

  it.each([
    ['docusaurus', '---\nsidebar_position: 2\n---\n# A'],
    ['docusaurus', "import Tabs from '@theme/Tabs';\n"],
    ['docusaurus', '---\nid: command-line\ntitle: Command line\n---\n\n:::info\n\nText.\n\n:::\n'],
    ['vitepress', '::: info\nText.\n:::\n'],
    ['starlight', "import { Card } from '@astrojs/starlight/components';\n"],
    ['vitepress', '::: tip\nText.\n:::\n'],
    ['mkdocs', '!!! note\n    Text.\n'],
    ['hugo', 'See {{< ref "a.md" >}}.'],
    ['mdbook', '```rust\n{{#include ../a.rs}}\n```\n'],
    ['hugo', '+++\ntitle = "A"\n+++\n'],
    ['plain', '---\ntitle: A\n---\n\nOne cell.\n\n+++\n\nThe next.\n'],
    ['obsidian', 'See [[Other page|the other]].'],
    ['plain', 'Write `[[A]]` and:\n\n```\n!!! note\n{{< ref >}}\n```\n'],
  ])('detectFlavour finds %s from the page %j', (flavour, page) => {
    expect(detectFlavour({ around: [], files: ['a.md'], samples: [page, '# B'] })).toBe(flavour);
  });

  it('detectFlavour ignores the syntax of one page of many', () => {
    const samples = ['!!! note\n    Text.\n', ...Array.from({ length: 20 }, () => '# B')];

    expect(detectFlavour({ around: [], files: ['a.md'], samples })).toBe('plain');
  });
});
