import type { Conversation } from './read-conversation.js';
import { searchQueries } from './search-queries.js';

const conversation = (members: Partial<Conversation>): Conversation => ({
  question: 'How do I install the server?',
  earlierQuestions: [],
  toolOutputs: [],
  ...members,
});

describe('searchQueries', () => {
  it('searchQueries returns a complete question unchanged', () => {
    expect(searchQueries(conversation({}))).toEqual(['How do I install the server?']);
  });

  it('searchQueries completes a follow-up question with words of the previous question', () => {
    const asked = conversation({
      question: 'And on Windows?',
      earlierQuestions: ['What is a thread?', 'How do I install the server?', 'Thanks'],
    });

    expect(searchQueries(asked)).toEqual(['And on Windows? install server']);
  });

  it('searchQueries does not add words of the previous question to a complete question', () => {
    const asked = conversation({
      question: 'How are backups restored?',
      earlierQuestions: ['How do I install the server?'],
    });

    expect(searchQueries(asked)).toEqual(['How are backups restored?']);
  });

  it('searchQueries adds the selected text as a query', () => {
    expect(searchQueries(conversation({ selectedText: 'DATABASE_URL' }))).toEqual([
      'How do I install the server?',
      'DATABASE_URL',
    ]);
  });

  it('searchQueries cuts queries to the limit of a search', () => {
    const asked = conversation({ question: 'word '.repeat(5_000), selectedText: 'x'.repeat(5_000) });

    expect(searchQueries(asked).every((query) => query.length <= 1_000)).toBe(true);
  });

  it('searchQueries returns a query for any conversation', () => {
    expect(searchQueries(conversation({ question: ' ' }))).toHaveLength(1);
  });
});
