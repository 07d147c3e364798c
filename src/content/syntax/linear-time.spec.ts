import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { toStandardMarkdown } from './to-standard-markdown.js';

describe('The time to convert a page to standard Markdown grows with its length', () => {
  it.each(['plain', 'docusaurus', 'mkdocs', 'hugo', 'obsidian', 'vitepress'] as const)('in pages of %s', (flavour) => {
    const context = { flavour, path: 'a.md', mdx: false, include: () => undefined };

    expect(growsFasterThanText((text) => toStandardMarkdown(text, context), { longest: 65_536 })).toEqual([]);
  });
});
