import type { SearchResults } from '../tools/search-results.js';
import { coverageOf } from './coverage.js';

const found = (text: string, confidence = 0.9): SearchResults => ({
  nearness: 'near',
  confidence,
  passages: [{ number: 1, page: 'Backups', heading: 'Restore a backup', text }],
});

describe('coverageOf', () => {
  it('coverageOf finds that a passage with all words of the question answers it', () => {
    expect(coverageOf('restore a backup', [], found('Restore it.'))).toBe('near');
  });

  it('coverageOf finds nothing near in passages without a word of the question, however sure the search is', () => {
    expect(coverageOf('weather in Paris', [], found('Restore it.', 1))).toBe('nothing');
  });

  it('coverageOf marks passages that have half of the words of the question', () => {
    expect(coverageOf('restore a mailbox', [], found('Restore it.', 0.5))).toBe('uncertain');
  });

  it('coverageOf marks passages without the number that the question is about', () => {
    expect(coverageOf('restore a backup after 30 days', [], found('Restore it. Days pass.'))).toBe('uncertain');
    expect(coverageOf('restore a backup after 30 days', [], found('Restore it within 30 days.'))).toBe('near');
  });

  it('coverageOf marks the answer to a follow-up when only the words of the earlier question were found', () => {
    expect(coverageOf('can I undo that?', [], found('Restore it.', 0.1))).toBe('nothing');
    expect(coverageOf('can I undo that?', ['restore', 'backup'], found('Restore it.', 0.1))).toBe('uncertain');
  });

  it('coverageOf takes a short or everyday word for the word of documentation', () => {
    expect(coverageOf('how much RAM', [], found('It needs 1 GB of memory.', 0.5))).toBe('near');
  });
});
