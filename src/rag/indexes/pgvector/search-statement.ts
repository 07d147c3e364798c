import type { ReaderFilter } from '../../reader-filter.js';
import type { IndexSearch } from '../../vector-index.js';
import { postingTable } from './postings.js';
import { toVector } from './rows.js';
import { chunkTable } from './schema.js';

/**
 * The entries of a term that are read, the heaviest first. Bounds a search for words that stand in a great part of all
 * chunks: such a word decides among chunks that have a rarer one too, and the first of its own list are enough of it alone.
 */
const POSTINGS = 40_000;
/** Room for ties at the end of a list by meaning, whose order an index leaves open. */
const TIE_ROOM = 16;

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** One statement for a whole batch: rows of `search` (its number), `id` and `score`, best first. */
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

/** What a reader may find, inside every ranking: a filter never thins out a list that was cut before. */
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
  return { where: clauses.join(' AND '), isConfined: clauses.length > 1 };
}

/** Text in Postgres holds no NUL, and asking for one is an error. */
function storable(text: string | null): string | null {
  return text && text.replaceAll('\0', '');
}

/** `<#>` is the negative inner product. Ordered by it alone, because an index knows no other order. */
function byMeaning({ vector, limit }: SearchOf<'dense'>, { build, where }: Visible, bind: Bind): string {
  const distance = `dense <#> ${bind(toVector(vector), 'vector')}`;
  return `SELECT id, -distance AS score FROM (SELECT id, ${distance} AS distance FROM ${chunkTable(build)}
    WHERE ${where} ORDER BY ${distance} LIMIT ${bind(limit + TIE_ROOM, 'integer')}) AS nearest`;
}

/**
 * Adds up the weights of the asked terms from their postings, and looks from the best on whether the reader may find it.
 * Within a chapter or a page, postings of other pages are removed first.
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
