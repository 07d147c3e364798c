import { readerLanguage } from './reader-language.js';

const languageOf = (question: string, { earlier = [], locale }: { earlier?: string[]; locale?: string } = {}) =>
  readerLanguage({ question, earlierQuestions: earlier, locale });

describe('readerLanguage', () => {
  it.each([
    ['How do I change the port?', 'en'],
    ['Wie ändere ich den Port?', 'de'],
    ['wie kann ich das installieren', 'de'],
    ['Comment installer le serveur ?', 'fr'],
    ['como puedo cambiar el puerto', 'es'],
    ['hola', 'es'],
    ['如何安装？', 'zh'],
  ])('readerLanguage reads the language of the question: %s', (question, language) => {
    expect(languageOf(question)).toBe(language);
  });

  it('a question that does not tell its language is in that of the newest earlier question that does', () => {
    const earlier = ['Comment installer le serveur ?', 'Wie ändere ich den Port?', 'nginx'];

    expect(languageOf('docker compose', { earlier, locale: 'ja' })).toBe('de');
    expect(languageOf('ok', { earlier, locale: 'ja' })).toBe('de');
  });

  it('a question that nothing else tells the language of is in the language of the open page', () => {
    expect(languageOf('docker compose', { locale: 'pt-BR' })).toBe('pt');
    expect(languageOf('docker compose')).toBeUndefined();
  });

  it.each(['legend plus pi as tick labels', 'looking for c++ gives me everything with a c', 'copy to amazon s3', 'hi'])(
    'one word of another language does not make an English question foreign: %s',
    (question) => {
      expect(['en', undefined]).toContain(languageOf(question));
    },
  );
});
