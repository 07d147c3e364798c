import { bundledEncoder } from './bundled-encoder.js';
import { readsQuestion } from './reads-question.js';

describe('readsQuestion', () => {
  it.each([
    ['How do I change the port?', true],
    ['postgres connection pool', true],
    ["What's the default of DATABASE_URL?", true],
    ['3000?', true],
    ['kubernets rediness prob', true],
    ['Wie ändere ich den Port des Servers?', false],
    ['¿Qué versión mínima de Node necesito?', false],
    ['comment passer plusieurs classes conditionnelles à un élément', false],
    ['Nodeは最低どのバージョンが必要ですか？', false],
    ['개발자 도구를 안 보이게 하려면?', false],
  ])('readsQuestion of %j is %s', async (question, expected) => {
    expect(readsQuestion((await bundledEncoder()).encoder, question)).toBe(expected);
  });
});
