import type { Annotation, AssistantMessageItem, Source } from '../../wire/types.js';

/** A source with its number in the answer. A source that is cited several times has one number. */
export interface CitedSource {
  number: number;
  source: Source;
  url: string | null;
}
export interface CitationMark {
  /** Characters of the part's text before the mark, in UTF-16 code units. */
  offset: number;
  numbers: number[];
}
export interface Citations {
  sources: CitedSource[];
  /** One list for each content part. */
  marks: CitationMark[][];
}

/** Sources of a message and where they are cited. Numbers follow the first citation. */
export function citationsOf(item: AssistantMessageItem): Citations {
  const sources = new Map<string, CitedSource>();
  const marks = item.content.map((part) => marksOf(part.annotations, sources));
  return { sources: [...sources.values()], marks };
}

function marksOf(annotations: readonly Annotation[], sources: Map<string, CitedSource>): CitationMark[] {
  const byOffset = new Map<number, number[]>();
  for (const { source, index } of annotations) {
    const { number } = numbered(source, sources);
    if (typeof index !== 'number') continue;
    const numbers = byOffset.get(index) ?? [];
    if (!numbers.includes(number)) byOffset.set(index, [...numbers, number]);
  }
  return [...byOffset]
    .map(([offset, numbers]) => ({ offset, numbers: numbers.toSorted((left, right) => left - right) }))
    .toSorted((left, right) => left.offset - right.offset);
}

function numbered(source: Source, sources: Map<string, CitedSource>): CitedSource {
  const key = keyOf(source);
  const known = sources.get(key);
  if (known) return known;
  const fresh = { number: sources.size + 1, source, url: source.type === 'url' ? safeUrl(source.url) : null };
  sources.set(key, fresh);
  return fresh;
}

function keyOf(source: Source): string {
  if (source.type === 'url') return `url ${source.url}`;
  return source.type === 'file' ? `file ${source.filename}` : `entity ${source.id}`;
}

/**
 * The URL if it opens as a page, else null. Links come from a model and could be `javascript:`; a mail address in a text
 * is no link either.
 */
export function safeUrl(url: unknown): string | null {
  if (typeof url !== 'string') return null;
  try {
    const { protocol } = new URL(url, 'https://relative.invalid');
    return protocol === 'https:' || protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

/** Where the source comes from, in a few words; empty when unknown. */
export function originOf({ source }: CitedSource): string {
  if (source.type === 'file') return source.filename;
  if (source.group) return source.group;
  if (source.type === 'entity') return source.label ?? '';
  if (source.attribution) return source.attribution;
  try {
    return new URL(source.url).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}
