/** Pages that made the Markdown or the YAML parser exhaust the stack or the time. Each file has one page. */
export const HOSTILE_PAGES: Readonly<Record<string, string>> = {
  'bad-quotations.md': '>'.repeat(9_000),
  'bad-many-quotations.md': '>'.repeat(20_000),
  'bad-lists.md': `${'- '.repeat(10_000)}a`,
  'bad-numbers.md': `${'1. '.repeat(7_000)}a`,
  'bad-brackets.md': '['.repeat(20_000),
  'bad-labels.md': '[[a]'.repeat(5_000),
  'bad-pictures.md': '![a]'.repeat(5_000),
  'bad-emphasis.md': '*a_'.repeat(7_000),
  'bad-stars.md': `x${'*'.repeat(20_000)}`,
  'bad-comments.md': '{/*'.repeat(7_000),
  'bad-headings.md': 'a\n=\n'.repeat(5_000),
  'bad-address.md': `www.a${'!'.repeat(20_000)}x`,
  'bad-escapes.md': '\\['.repeat(10_000),
  'bad-lines.md': 'a\n\n'.repeat(50_000),
  'bad-front-matter.md': `---\na: ${'['.repeat(4_000)}\n---\n# A\n`,
  'bad-front-lists.md': `---\n${'- '.repeat(4_000)}a\n---\n# A\n`,
};

/** Pages that look alike, but the parsers read them in a time that grows with their length. They are not left out. */
export const ODD_PAGES: Readonly<Record<string, string>> = {
  'odd-elements.md': `# Odd elements\n\n${'<div>'.repeat(3_000)}`,
  'odd-definitions.md': `# Odd definitions\n\n${'[a]: b\n'.repeat(1_000)}`,
  'odd-heading.md': `# a${' '.repeat(20_000)}`,
  'odd-directives.md': `# Odd directives\n\n${'{{#'.repeat(2_000)}`,
  'odd-comments.md': `# Odd comments\n\na ${'<!--'.repeat(5_000)}`,
  'odd-pipes.md': `# Odd pipes\n\n${'|'.repeat(20_000)}`,
};
