import { anAnswer, aUserMessage } from '../../test/support/agent-builders.js';
import { titleFrom } from './thread-titles.js';

describe('titleFrom', () => {
  it.each([
    ['How do I start?', 'How do I start?'],
    ['  How\n do   I start?  ', 'How do I start?'],
    [`${'word '.repeat(11)}again and again`, `${'word '.repeat(10)}word…`],
    ['x'.repeat(100), `${'x'.repeat(59)}…`],
    [
      'First words, and then, after some more of them, comes the comma, here',
      'First words, and then, after some more of them, comes the…',
    ],
  ])('%j is titled %j', (question, title) => {
    expect(titleFrom([aUserMessage(question)])).toBe(title);
    expect(title.length).toBeLessThanOrEqual(60);
  });

  it('takes the first question of a thread', () => {
    expect(titleFrom([anAnswer('Hello!'), aUserMessage('First?'), aUserMessage('Second?')])).toBe('First?');
  });

  it('finds none where nothing was asked in words', () => {
    expect(titleFrom([anAnswer('Hello!')])).toBeUndefined();
    expect(titleFrom([aUserMessage('  ')])).toBeUndefined();
  });
});
