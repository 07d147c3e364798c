import type { FoundPassage } from '../tools/search-results.js';
import { suggestQuestions, summarizePage } from './page-overview.js';

const section = (number: number, heading: string, text: string): FoundPassage => ({
  number,
  page: 'Backups',
  heading,
  text,
});

const PAGE = [
  section(1, 'Restore a backup', 'Stop the server first. Then copy the folder.'),
  section(2, 'Backups', 'Back up the database. The index needs no backup. It is built again. Nobody reads this.'),
  section(3, 'Sizes', '| What | Size |\n|---|---|\n| all | 1 GB |'),
  section(4, 'How long does it take?', 'A minute.'),
];

describe('summarizePage', () => {
  it('summarizePage quotes the beginning of the page, then the first sentence of each section', () => {
    expect(summarizePage(PAGE)).toBe(
      [
        'Back up the database. The index needs no backup. It is built again. [2]',
        '**Restore a backup:** Stop the server first. [1]',
        'From “Sizes” [3]:',
        '| What | Size |\n|---|---|\n| all | 1 GB |',
        '**How long does it take?** A minute. [4]',
      ].join('\n\n'),
    );
  });
});

describe('suggestQuestions', () => {
  it('suggestQuestions asks three questions that sections of the page answer, each with a citation', () => {
    expect(suggestQuestions('Hello!', PAGE)).toBe(
      [
        'Hello!',
        '',
        '- How do I restore a backup? [1]',
        '- What does this documentation say about “Sizes”? [3]',
        '- How long does it take? [4]',
      ].join('\n'),
    );
  });

  it('suggestQuestions is only the friendly sentence when nothing was found', () => {
    expect(suggestQuestions('Hello! For example:', [])).toBe('Hello!');
  });
});
