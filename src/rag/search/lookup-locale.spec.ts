import { lookupLocale } from './lookup-locale.js';

describe('lookupLocale', () => {
  it.each([
    ['pt-BR', ['en', 'pt-BR', 'pt'], 'pt-BR'],
    ['pt-BR', ['en', 'pt'], 'pt'],
    ['zh-Hans-CN', ['zh_hans'], 'zh_hans'],
    ['PT_br', ['pt-br'], 'pt-br'],
    ['pt', ['en', 'pt-BR', 'pt-PT'], 'pt-BR'],
    ['pt', ['pt-BR', 'pt'], 'pt'],
    ['pt-PT', ['pt-BR'], 'pt-PT'],
    ['p', ['pt'], 'p'],
    ['', ['en'], ''],
    ['de', [], 'de'],
  ])('for %j in an index of %j it is %j', (requested, known, expected) => {
    expect(lookupLocale(requested, known)).toBe(expected);
  });
});
