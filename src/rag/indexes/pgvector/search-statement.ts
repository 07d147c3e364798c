import type { ReaderFilter } from '../../reader-filter.js';
import type { IndexSearch } from '../../vector-index.js';
import { chunkTable } from './schema.js';
import { toSparsevec, toVector } from './rows.js';

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** One statement for a whole batch: rows of `search` (its number), `id` and `score`, best first. */
export function searchStatement(build: string, searches: readonly IndexSearch[], filter: ReaderFilter): Statement {
  const values: unknown[] = [];
  const bind = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const where = filterClause(filter, bind);
  const parts = searches.map((search, number) => {
    const { distance, condition } = rankingClause(search, bind);
    return `(SELECT ${number} AS search, id, -(${distance}) AS score FROM ${chunkTable(build)}
      WHERE ${where}${condition} ORDER BY ${distance}, id LIMIT ${bind(search.limit, 'integer')})`;
  });
  return { text: `SELECT * FROM (${parts.join(' UNION ALL ')}) AS hits ORDER BY search, score DESC, id`, values };
}

type Bind = (value: unknown, type: string) => string;

/** Inside every ranking, so that a filter never thins out a list that was cut before. */
function filterClause({ principals, place }: ReaderFilter, bind: Bind): string {
  const clauses = [`acl && ${bind(principals, 'text[]')}`];
  if (place.chapterNumber !== undefined) clauses.push(`chapter_number = ${bind(place.chapterNumber, 'bigint')}`);
  if (place.lessonSlug !== undefined) clauses.push(`lesson_slug IS NOT DISTINCT FROM ${bind(storable(place.lessonSlug), 'text')}`);
  return clauses.join(' AND ');
}

/** Text in Postgres holds no NUL, and asking for one is an error. */
function storable(text: string | null): string | null {
  return text && text.replaceAll('\0', '');
}

/** `<#>` is the negative inner product. */
function rankingClause(search: IndexSearch, bind: Bind): { distance: string; condition: string } {
  if (search.kind === 'dense') return { distance: `dense <#> ${bind(toVector(search.vector), 'vector')}`, condition: '' };
  const condition = ` AND terms && ${bind(search.vector.indices, 'integer[]')}`;
  return { distance: `sparse <#> ${bind(toSparsevec(search.vector), 'sparsevec')}`, condition };
}
