import { contentWords } from './content-words.js';

describe('contentWords', () => {
  it.each([
    ['en', 'How are the backups restored?', ['backup', 'restor']],
    ['de', 'Wie werden die Sicherungen wiederhergestellt?', ['sicher', 'wiederhergestellt']],
    ['fr', "Comment installer l'application ?", ['install', 'appliqu']],
    ['es', '¿Cómo instalo las extensiones?', ['instal', 'extension']],
    ['ko', '서버를 어떻게 설치하나요?', ['서버', '설치']],
    ['ja', 'サーバーを設定する方法', ['サーバー', '設定']],
    ['zh', '怎么设置密码？', ['设置', '密码']],
    ['th', 'โปรแกรม อย่างไร', ['โปรแกรม']],
  ])('gives the stems of a question in the language %s without its function words', (language, text, stems) => {
    expect(contentWords(text, language).map(({ stem }) => stem)).toEqual(stems);
  });

  it('gives a name and its parts, in any language', () => {
    const words = contentWords('Wofür ist DATABASE_URL?', 'de').map(({ word }) => word);

    expect(words).toEqual(expect.arrayContaining(['DATABASE_URL', 'DATABASE', 'URL']));
  });

  it('separates names from the Japanese words around them', () => {
    expect(contentWords('Postgresを使う', 'ja').map(({ word }) => word)).toContain('Postgres');
  });
});
