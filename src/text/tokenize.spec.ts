import { tokenize } from './tokenize.js';

/** Two words of a language that must have a term in common. */
const SAME: readonly (readonly [language: string, left: string, right: string])[] = [
  ['de', 'Einstellungen', 'Einstellung'],
  ['de', 'größe', 'grosse'],
  ['de', 'löschen', 'loschen'],
  ['de', 'Aktualisierungs\u00adanleitungen', 'Aktualisierungsanleitungen'],
  ['fr', 'désactiver', 'désactivation'],
  ['fr', 'préparée', 'prepare'],
  ['fr', "l'application", 'applications'],
  ['fr', "jusqu'ici", 'ici'],
  ['es', 'instalación', 'instalar'],
  ['pt', 'configuração', 'configuracao'],
  ['it', "dell'utente", 'utenti'],
  ['nl', 'bestanden', 'bestand'],
  ['sv', 'filerna', 'fil'],
  ['da', 'filerne', 'fil'],
  ['no', 'filene', 'fil'],
  ['fi', 'tiedostoja', 'tiedosto'],
  ['ru', 'переменные', 'переменная'],
  ['ru', 'ещё', 'еще'],
  ['ru', 'installing', 'install'],
  ['ro', 'fișierele', 'fisiere'],
  ['hu', 'fájlokat', 'fajlok'],
  ['tr', 'dosyalar', 'dosya'],
  ['ar', 'الملفات', 'ملف'],
  ['el', 'αρχεία', 'αρχεια'],
  ['ko', '설정을', '설정'],
  ['ko', '설치하려면', '설치'],
  ['ja', 'サーバーアイランド', 'アイランド'],
  ['th', 'ติดตั้งแพ็กเกจ', 'ติดตั้ง'],
  ['en', 'readFileSync', 'read'],
  ['en', 'read_file', 'read_file'],
  ['en', 'ＡＰＩ', 'api'],
];

describe('tokenize in many languages', () => {
  it.each(SAME)('in %s, %s and %s have a term in common', (language, left, right) => {
    const terms = tokenize(left, language);
    expect(tokenize(right, language).filter((term) => terms.includes(term))).not.toEqual([]);
  });

  it('keeps the stop words of other languages than English, which short questions need', () => {
    expect(tokenize('der Server', 'de')).toContain('der');
    expect(tokenize('the server')).toEqual(['server']);
  });

  it('finds the words of a Japanese sentence that is longer than any word', () => {
    expect(tokenize('設定を変更'.repeat(50), 'ja')).toContain('変更');
  });
});
