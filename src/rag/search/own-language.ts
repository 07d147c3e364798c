import type { Lexicon } from '../index-build.js';
import { languageOfQuestion } from '../lexical/question-language.js';
import type { IndexHit } from '../vector-index.js';

/** Factor for the score of a page in another language than the question: it is found if no other page answers. */
const OTHER_LANGUAGE = 0.6;

/**
 * Lowers the scores of hits in other languages than the question. A corpus in one language keeps its scores.
 * @param ofOpenPage decides for a question that does not tell its language, as "dev toolbar".
 */
export function preferOwnLanguage(
  hits: readonly IndexHit[],
  query: string,
  lexicon: Lexicon,
  ofOpenPage?: string,
): readonly IndexHit[] {
  if ((lexicon.languages?.size ?? 0) < 2) return hits;
  const { searched: found, written } = languageOfQuestion(query, lexicon);
  const searched = found === written ? found : (ofOpenPage ?? found);
  return hits.map(({ chunk, score }) => ({
    chunk,
    score: chunk.language === searched ? score : score * OTHER_LANGUAGE,
  }));
}
