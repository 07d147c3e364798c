import { detectLanguage, languageOfTag } from './detect-language.js';

describe('detectLanguage', () => {
  it.each([
    ['How do I change the port of the server?', 'en'],
    ['Wie ändere ich den Port des Servers?', 'de'],
    ['Comment changer le port du serveur ?', 'fr'],
    ['¿Cómo cambio el puerto del servidor?', 'es'],
    ['Como posso mudar a porta do servidor?', 'pt'],
    ['Come posso cambiare la porta del server?', 'it'],
    ['Hoe kan ik de poort van de server veranderen?', 'nl'],
    ['Hur ändrar jag porten för servern?', 'sv'],
    ['Hva gjør jeg nå med noen av filene, og hvordan?', 'no'],
    ['Miten voin vaihtaa palvelimen portin?', 'fi'],
    ['Jak mogę zmienić port serwera?', 'pl'],
    ['Hogyan lehet megváltoztatni a szerver portját?', 'hu'],
    ['Sunucunun portunu nasıl değiştirebilirim?', 'tr'],
    ['Cum pot să schimb portul serverului?', 'ro'],
    ['Как изменить порт сервера?', 'ru'],
    ['Як змінити порт сервера?', 'uk'],
    ['كيف أغير منفذ الخادم؟', 'ar'],
    ['サーバーのポートを変更するには？', 'ja'],
    ['Preactを使う手順', 'ja'],
    ['tsconfig 有哪几个模板可选？', 'zh'],
    ['서버 포트를 어떻게 바꾸나요?', 'ko'],
    ['เปลี่ยนพอร์ตของเซิร์ฟเวอร์อย่างไร', 'th'],
    ['prettier plugin install', undefined],
    ['The word 設定 means settings in the Japanese edition of this book.', 'en'],
  ])('detectLanguage of %j is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    ['pt-BR', 'pt'],
    ['zh_CN', 'zh'],
    ['nb', 'no'],
    ['guides', undefined],
    ['', undefined],
  ])('languageOfTag of %j is %s', (tag, language) => {
    expect(languageOfTag(tag)).toBe(language);
  });
});
