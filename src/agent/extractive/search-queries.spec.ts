import type { Conversation } from './read-conversation.js';
import { searchQueries } from './search-queries.js';

const conversation = (members: Partial<Conversation>): Conversation => ({
  question: 'How do I install the server?',
  earlierQuestions: [],
  toolOutputs: [],
  ...members,
});

describe('searchQueries', () => {
  it('searches with the question as it was asked', () => {
    expect(searchQueries(conversation({}))).toEqual(['How do I install the server?']);
  });

  it('completes a question that leans on the one before', () => {
    const asked = conversation({
      question: 'And on Windows?',
      earlierQuestions: ['What is a thread?', 'How do I install the server?', 'Thanks'],
    });

    expect(searchQueries(asked)).toEqual(['And on Windows? install server']);
  });

  it('does not change a question that is complete by itself', () => {
    const asked = conversation({
      question: 'How are backups restored?',
      earlierQuestions: ['How do I install the server?'],
    });

    expect(searchQueries(asked)).toEqual(['How are backups restored?']);
  });

  it('searches with what the reader selected too', () => {
    expect(searchQueries(conversation({ selectedText: 'DATABASE_URL' }))).toEqual([
      'How do I install the server?',
      'DATABASE_URL',
    ]);
  });

  it('keeps queries within what a search takes', () => {
    const asked = conversation({ question: 'word '.repeat(5_000), selectedText: 'x'.repeat(5_000) });

    expect(searchQueries(asked).every((query) => query.length <= 1_000)).toBe(true);
  });

  it('always has something to search for', () => {
    expect(searchQueries(conversation({ question: ' ' }))).toHaveLength(1);
  });
});
