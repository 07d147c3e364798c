import { FRONT_MATTER_BRACKETS, FRONT_MATTER_LIMIT, FRONT_MATTER_LINE_MARKS } from '../limits.js';
import { readFrontMatter } from './read-front-matter.js';

const page = (yaml: string) => `---\n${yaml}\n---\n# A\n`;
const list = (depth: number) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('readFrontMatter', () => {
  it.each([
    ['characters', page('#'.repeat(FRONT_MATTER_LIMIT)), page('#'.repeat(FRONT_MATTER_LIMIT + 1))],
    ['brackets', page(list(FRONT_MATTER_BRACKETS)), page(list(FRONT_MATTER_BRACKETS + 1))],
    [
      'list marks in one line',
      page(`a:\n${'- '.repeat(FRONT_MATTER_LINE_MARKS)}b`),
      page(`a:\n${'- '.repeat(FRONT_MATTER_LINE_MARKS + 1)}b`),
    ],
  ])('readFrontMatter reads front matter with the limit of %s and refuses one more', (_what, most, tooMuch) => {
    expect(readFrontMatter(most).markdown).toBe('# A\n');
    expect(() => readFrontMatter(tooMuch)).toThrow(/^front matter: .+, the limit is \d+$/);
  });

  it('readFrontMatter reads front matter with many keys', () => {
    const keys = Array.from({ length: 500 }, (_, index) => `key${index}: value`).join('\n');

    expect(readFrontMatter(page(`${keys}\ntitle: Plans`))).toMatchObject({ data: { title: 'Plans' } });
  });
});
