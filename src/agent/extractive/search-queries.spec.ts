import type { Conversation } from './read-conversation.js';
import { planSearch } from './search-queries.js';

const conversation = (members: Partial<Conversation>): Conversation => ({
  question: 'How do I install the server?',
  earlierQuestions: [],
  isPageKnown: false,
  toolOutputs: [],
  ...members,
});

const queriesOf = (members: Partial<Conversation>) => planSearch(conversation(members)).queries;

describe('planSearch', () => {
  it('planSearch searches everything for a complete question, unchanged', () => {
    expect(planSearch(conversation({}))).toEqual({ queries: ['How do I install the server?'], scope: 'full' });
  });

  it.each([
    ['Und unter Windows?', 'Wie installiere ich den Server?', 'Und unter Windows? installiere Server'],
    ['Et avec Docker Compose ?', 'Comment installer le serveur ?', 'Et avec Docker Compose ? installer serveur'],
    ['¿Y con la base de datos?', '¿Cómo se configura el servidor?', '¿Y con la base de datos? configura servidor'],
  ])('planSearch completes the follow-up %s', (question, earlier, query) => {
    expect(queriesOf({ question, earlierQuestions: [earlier] })[0]).toBe(query);
  });

  it('planSearch completes a follow-up with words of the previous question, and searches its own words twice', () => {
    const earlierQuestions = ['What is a thread?', 'How do I install the server?', 'Thanks'];

    expect(queriesOf({ question: 'And on Windows?', earlierQuestions })).toEqual([
      'And on Windows? install server',
      'Windows',
    ]);
    expect(queriesOf({ question: 'which one is faster?', earlierQuestions: ['Compare zstd and lz4'] })).toEqual([
      'which one is faster? Compare zstd lz4',
      'faster',
    ]);
  });

  it('planSearch does not search the words of a follow-up alone when a pronoun stands for their subject', () => {
    const earlierQuestions = ['How do I connect my own Postgres?'];

    expect(queriesOf({ question: 'And which versions does it support?', earlierQuestions })).toEqual([
      'And which versions does it support? connect Postgres',
    ]);
  });

  it('planSearch does not add words of the previous question to a complete question', () => {
    const earlierQuestions = ['How do I install the server?'];

    expect(queriesOf({ question: 'How are backups restored?', earlierQuestions })).toEqual([
      'How are backups restored?',
    ]);
  });

  it('planSearch adds the selected text as a query', () => {
    expect(queriesOf({ selectedText: 'DATABASE_URL' })).toEqual(['How do I install the server?', 'DATABASE_URL']);
  });

  it('planSearch searches for the selection when the question only points at it', () => {
    const selectedText = 'DATABASE_URL';

    expect(queriesOf({ question: 'explain this', selectedText })).toEqual(['DATABASE_URL']);
    expect(queriesOf({ question: 'how do i change this?', selectedText })).toEqual([
      'DATABASE_URL change',
      'DATABASE_URL',
    ]);
  });

  it('planSearch searches for both things that a question compares', () => {
    expect(queriesOf({ question: 'what is the difference between push and sync?' })).toEqual([
      'what is the difference between push and sync?',
      'push',
      'sync',
    ]);
  });

  it('planSearch searches only the open page when the question is about it', () => {
    expect(planSearch(conversation({ question: 'summarize this page', isPageKnown: true })).scope).toBe('current_page');
    expect(planSearch(conversation({ question: 'summarize this page' })).scope).toBe('full');
  });

  it('planSearch cuts queries to the limit of a search', () => {
    const queries = queriesOf({ question: 'word '.repeat(5_000), selectedText: 'x'.repeat(5_000) });

    expect(queries.every((query) => query.length <= 1_000)).toBe(true);
  });

  it('planSearch returns a query for any conversation', () => {
    expect(queriesOf({ question: ' ' })).toHaveLength(1);
    expect(queriesOf({ question: ' ', isPageKnown: true })).toHaveLength(1);
  });

  it('planSearch searches a question with a short or everyday word also in the words of documentation', () => {
    expect(queriesOf({ question: 'how much RAM does it need' })).toEqual([
      'how much RAM does it need',
      'how much memory does it need',
    ]);
  });

  it('planSearch searches for the selection on the open page first, then everywhere', () => {
    const selecting = conversation({ question: 'explain this', selectedText: 'gzip off', isPageKnown: true });

    expect(planSearch(selecting)).toEqual({ queries: ['gzip off'], scope: 'current_page' });
    expect(planSearch(selecting, 1)).toEqual({ queries: ['gzip off'], scope: 'full' });
  });
});
