import type { ReaderFilter } from '../../reader-filter.js';
import type { IndexSearch } from '../../vector-index.js';
import { postingTable } from './postings.js';
import { toVector } from './rows.js';
import { chunkTable } from './schema.js';

/**
 * How many postings of a term are read, those with the highest weight first. Limits the cost of a word that occurs in most
 * chunks. The result hardly changes: such a word matters only for chunks that contain a rarer word too.
 */
const POSTINGS = 40_000;
/** Additional hits of a search by meaning: the vector index returns hits with equal scores in any order, we order them by id. */
const TIE_ROOM = 16;

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** One statement for all searches of a batch. It returns rows of `search` (the number), `id` and `score`, best first. */
export function searchStatement(build: string, searches: readonly IndexSearch[], filter: ReaderFilter): Statement {
  const values: unknown[] = [];
  const bind: Bind = (value, type) => `$${values.push(value)}::${type}`;
  const visible: Visible = { ...clausesOf(filter, bind), build };
  const parts = searches.map((search, number) => {
    const ranking = search.kind === 'dense' ? byMeaning(search, visible, bind) : byWords(search, visible, bind);
    return `(SELECT ${number} AS search, id, score FROM (${ranking}) AS ranking ORDER BY score DESC, id LIMIT ${bind(search.limit, 'integer')})`;
  });
  return { text: `SELECT * FROM (${parts.join(' UNION ALL ')}) AS hits ORDER BY search, score DESC, id`, values };
}

type Bind = (value: unknown, type: string) => string;
type SearchOf<Kind> = Extract<IndexSearch, { kind: Kind }>;

/** The filter of a reader. It is applied inside every ranking, before the list is cut: afterwards too few hits would remain. */
interface Visible {
  readonly build: string;
  readonly where: string;
  readonly isConfined: boolean;
}

function clausesOf({ principals, place }: ReaderFilter, bind: Bind): Omit<Visible, 'build'> {
  const clauses = [`acl && ${bind(principals, 'text[]')}`];
  if (place.chapterNumber !== undefined) clauses.push(`chapter_number = ${bind(place.chapterNumber, 'bigint')}`);
  if (place.lessonSlug !== undefined)
    clauses.push(`lesson_slug IS NOT DISTINCT FROM ${bind(storable(place.lessonSlug), 'text')}`);
  if (place.locale !== undefined) clauses.push(`chunk->>'locale' = ${bind(storable(place.locale), 'text')}`);
  if (place.version !== undefined) clauses.push(`chunk->>'version' = ${bind(storable(place.version), 'text')}`);
  return { where: clauses.join(' AND '), isConfined: clauses.length > 1 };
}

/** Removes NUL characters: Postgres cannot store them and reports an error when one is sent. */
function storable(text: string | null): string | null {
  return text && text.replaceAll('\0', '');
}

/** `<#>` is the negative inner product. The inner query orders by nothing else, so that the vector index can be used. */
function byMeaning({ vector, limit }: SearchOf<'dense'>, { build, where }: Visible, bind: Bind): string {
  const distance = `dense <#> ${bind(toVector(vector), 'vector')}`;
  return `SELECT id, -distance AS score FROM (SELECT id, ${distance} AS distance FROM ${chunkTable(build)}
    WHERE ${where} ORDER BY ${distance} LIMIT ${bind(limit + TIE_ROOM, 'integer')}) AS nearest`;
}

/**
 * Adds the weights of the terms of the question from their postings, then checks from the best chunk on whether the reader
 * may find it. In a search of one chapter or page, postings of other pages are excluded first.
 */
function byWords({ vector, limit }: SearchOf<'sparse'>, { build, where, isConfined }: Visible, bind: Bind): string {
  const asked = `unnest(${bind(vector.indices, 'integer[]')}, ${bind(vector.values, 'double precision[]')}) AS asked(term, weight)`;
  const confined = isConfined ? ` AND id IN (SELECT id FROM ${chunkTable(build)} WHERE ${where})` : '';
  const postings = `SELECT id, weight FROM ${postingTable(build)} WHERE term = asked.term${confined} ORDER BY weight DESC LIMIT ${POSTINGS}`;
  return `SELECT summed.id, summed.score FROM
    (SELECT posting.id, sum(posting.weight * asked.weight) AS score FROM ${asked}, LATERAL (${postings}) AS posting
      GROUP BY posting.id ORDER BY score DESC, posting.id) AS summed,
    LATERAL (SELECT FROM ${chunkTable(build)} AS chunks WHERE chunks.id = summed.id AND ${where}) AS visible
    ORDER BY summed.score DESC, summed.id LIMIT ${bind(limit, 'integer')}`;
}
