import { readFileSync } from 'node:fs';
import { questionTerms } from './question-terms.js';
import { termId } from './term-id.js';

interface StoredPage {
  readonly text: string;
  readonly terms: readonly number[];
}

/** The terms of some pages, written by Node 20 with ICU 78. This test runs on newer versions too, which split words differently. */
const { pages } = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/words/index-of-node-20.json', import.meta.url), 'utf8'),
) as { pages: Readonly<Record<string, readonly StoredPage[]>> };

describe('An index that Node 20 wrote', () => {
  it.each([
    ['ja', '環境変数の設定方法は？', '環境変数を設定する'],
    ['ja', 'サーバーの起動', 'サーバーを起動する'],
    ['zh', '怎么设置环境变量？', '设置环境变量'],
    ['zh', '构建网站', '构建你的网站'],
    ['th', 'ติดตั้งแพ็กเกจอย่างไร', 'ติดตั้งแพ็กเกจใหม่'],
    ['ko', '환경 변수는 어떻게 설정해요?', '환경 변수를 설정합니다'],
  ])('finds in %s for the question %s the page %s', (language, question, expected) => {
    const stored = pages[language]!;
    const frequencies = new Map(stored.flatMap(({ terms }) => terms.map((term) => [term, 1] as const)));
    const asked = questionTerms(question, { chunks: stored.length, frequencies, languages: new Map([[language, 2]]) });
    const scoreOf = ({ terms }: StoredPage) =>
      asked.reduce((sum, { term, weight }) => sum + (terms.includes(termId(term)) ? weight : 0), 0);

    const [best] = stored.toSorted((left, right) => scoreOf(right) - scoreOf(left));

    expect(best!.text).toBe(expected);
    expect(scoreOf(best!)).toBeGreaterThan(0);
  });
});
