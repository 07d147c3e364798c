import { growsFasterThanText } from '../../test/support/text-growth.js';
import { anAnswer, aUserMessage } from '../../test/support/thread-builders.js';
import { titleFrom } from './thread-title.js';

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
  ])('titleFrom turns the question %j into the title %j', (question, title) => {
    expect(titleFrom([aUserMessage({ text: question })])).toBe(title);
    expect(title.length).toBeLessThanOrEqual(60);
  });

  it('titleFrom uses the first question of a thread', () => {
    expect(
      titleFrom([anAnswer({ text: 'Hello!' }), aUserMessage({ text: 'First?' }), aUserMessage({ text: 'Second?' })]),
    ).toBe('First?');
  });

  it('titleFrom returns undefined when the question has no words', () => {
    expect(titleFrom([anAnswer({ text: 'Hello!' })])).toBeUndefined();
    expect(titleFrom([aUserMessage({ text: '  ' })])).toBeUndefined();
  });

  it('titleFrom takes a time that grows with the length of the question', () => {
    expect(growsFasterThanText((text) => titleFrom([aUserMessage({ text })]), { longest: 262_144 })).toEqual([]);
  });
});
