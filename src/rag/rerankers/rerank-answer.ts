import { z } from 'zod';

const entry = z.object({
  index: z.int().nonnegative(),
  relevance_score: z.number().optional(),
  score: z.number().optional(),
});
/** A plain list comes from TEI, `results` from Cohere, Jina and most others, `data` from a few. */
const answer = z.union([
  z.array(entry),
  z.object({ results: z.array(entry) }).transform(({ results }) => results),
  z.object({ data: z.array(entry) }).transform(({ data }) => data),
]);

/**
 * The positions of the texts in the answer of a rerank server, best first. An answer with one wrong entry is not used at all:
 * a server that counts from 1, or scores a text twice, would bring the wrong passages to the top.
 * @throws Error when the answer cannot be used. Its message holds no part of the answer.
 */
export function orderIn(body: unknown, texts: number): number[] {
  const { data: entries } = answer.safeParse(body);
  if (!entries) throw new Error('its answer has another form than those of Cohere, Jina and TEI');
  const scored = entries.map(({ index, relevance_score, score = relevance_score }) => {
    if (score === undefined) throw new Error('its answer has an entry without a score');
    if (index >= texts) throw new Error(`its answer names the text ${index} of ${texts}, counted from 0`);
    return { index, score };
  });
  if (scored.length === 0) throw new Error('its answer has no entry');
  if (new Set(scored.map(({ index }) => index)).size < scored.length) throw new Error('its answer names a text twice');
  return scored
    .toSorted((left, right) => right.score - left.score || left.index - right.index)
    .map(({ index }) => index);
}
