import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { LANGUAGES } from './languages.js';
import { smallTalkOf } from './small-talk.js';

describe('smallTalkOf', () => {
  it.each([
    ['Hello there!', 'greeting', 'en'],
    ['Guten Morgen zusammen', 'greeting', 'de'],
    ['Merci beaucoup !', 'thanks', 'fr'],
    ['¿Quién eres?', 'identity', 'es'],
    ['obrigada!!', 'thanks', 'pt'],
    ['Mi puoi aiutare, per favore?', 'help', 'it'],
    ['Dank u wel', 'thanks', 'nl'],
    ['Czesc', 'greeting', 'pl'],
    ['Кто ты?', 'identity', 'ru'],
    ['ありがとうございます！', 'thanks', 'ja'],
    ['你好！', 'greeting', 'zh'],
    ['도와주세요', 'help', 'ko'],
    ['من أنت؟', 'identity', 'ar'],
    ['شُكْرًا', 'thanks', 'ar'],
  ])('smallTalkOf recognizes %s as %s', (message, kind, language) => {
    expect(smallTalkOf(message)).toMatchObject({ kind, languages: expect.arrayContaining([language]) });
  });

  it.each([...LANGUAGES])('smallTalkOf recognizes every phrase of %s', (language, { smallTalk }) => {
    const phrases = Object.values(smallTalk).flat();

    expect(phrases.filter((phrase) => smallTalkOf(`${phrase.toUpperCase()}!`) === undefined)).toEqual([]);
    expect(Object.values(smallTalk).every((said) => said.length >= 5)).toBe(true);
    expect(smallTalkOf(smallTalk.thanks[0]!)).toEqual({ kind: 'thanks', languages: [language] });
  });

  it.each(['help me install the server', 'Hallo Welt Beispiel', '¿Qué es esto?', 'お問い合わせ', '', '?!', 'there'])(
    'smallTalkOf finds none in %j',
    (message) => {
      expect(smallTalkOf(message)).toBeUndefined();
    },
  );

  it.each(['tag', 'dag', 'super', 'opa', 'vale', 'pa', 'bot', 'git tag', 'super()', 'all'])(
    'smallTalkOf leaves %j alone, which is a word of documentation',
    (message) => {
      expect(smallTalkOf(message)).toBeUndefined();
    },
  );

  it('the time to read small talk grows with the length of the message', () => {
    expect(growsFasterThanText((text) => smallTalkOf(text), { longest: 65_536 })).toEqual([]);
  });
});
