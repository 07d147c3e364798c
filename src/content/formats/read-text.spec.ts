import { readText } from './read-text.js';

describe('readText', () => {
  it.each<[what: string, source: string, markdown: string]>([
    ['a line that stands alone as the title', 'Release notes\n\nText.', '# Release notes\n\nText.'],
    ['an underlined line as the title', 'Release notes\n=====\n\nText.', '# Release notes\n\nText.'],
    ['a sentence as text', 'This is all.\n\nText.', 'This is all.\n\nText.'],
    ['marks of Markdown as text', 'a\nb\n\n# c\n* d\n1. e <f>', 'a\nb\n\n\\# c\n\\* d\n1\\. e \\<f>'],
    ['indented lines as code', 'Do:\n\n    a\n      b\n\nThen.', 'Do:\n\n```\na\n  b\n```\n\nThen.'],
  ])('reads %s', (_what, source, markdown) => {
    expect(readText(source).markdown.trim()).toBe(markdown);
  });

  it('names the title', () => {
    expect(readText('Notes\n\nText')).toMatchObject({ title: 'Notes' });
    expect(readText('Text, and more text.\n')).not.toHaveProperty('title');
  });
});
