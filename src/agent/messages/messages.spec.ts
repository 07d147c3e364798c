import { sentencesOf } from '../../text/sentences.js';
import { ENGLISH, LANGUAGES, messagesFor } from './languages.js';
import { fillIn, type Messages } from './messages.js';

const KEYS = Object.keys(ENGLISH) as (keyof Messages)[];
const OTHERS = [...LANGUAGES].filter(([language]) => language !== 'en');
const TALKS = ['greeting', 'thanks', 'farewell', 'identity', 'help'] as const;
/** Signs only: languages share them. */
const SIGNS: ReadonlySet<keyof Messages> = new Set(['quoted']);

const placeholdersOf = (message: string) => [...message.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted();

describe('messages of the assistant', () => {
  it('messages exist in 13 languages', () => {
    expect([...LANGUAGES.keys()].join(' ')).toBe('en de fr es pt it nl pl ru ja zh ko ar');
  });

  it.each(OTHERS)(
    '%s has every message, with the placeholders of the English one and in other words',
    (_, language) => {
      const { messages } = language;

      expect(Object.keys(messages).toSorted()).toEqual(KEYS.toSorted());
      expect(KEYS.filter((key) => messages[key].trim() === '')).toEqual([]);
      expect(KEYS.filter((key) => !SIGNS.has(key) && messages[key] === ENGLISH[key])).toEqual([]);
      for (const key of KEYS) expect([key, placeholdersOf(messages[key])]).toEqual([key, placeholdersOf(ENGLISH[key])]);
    },
  );

  it.each([...LANGUAGES])('%s introduces questions in the second sentence of small talk', (_, { messages }) => {
    expect(TALKS.filter((talk) => sentencesOf(messages[talk]).length < 2)).toEqual([]);
  });

  it('messagesFor is English for a language without messages and for an unknown one', () => {
    expect([messagesFor('sv'), messagesFor(undefined), messagesFor('constructor')]).toEqual([
      ENGLISH,
      ENGLISH,
      ENGLISH,
    ]);
    expect(messagesFor('de').mayHelp).toMatch(/hilft/);
  });

  it('fillIn writes values as they are, and leaves a placeholder without a value', () => {
    expect(fillIn('{a} and {b} and {c}', { a: '$&', b: '{a}' })).toBe('$& and {a} and {c}');
  });
});
