import type { Annotation, AssistantMessageItem, Source } from '../../wire/types.js';

/** A source with its number in the answer; the same source keeps one number however often it is cited. */
export interface CitedSource {
  number: number;
  source: Source;
  url: string | null;
}
export interface CitationMark {
  /** Characters of the part's text before the mark. */
  offset: number;
  numbers: number[];
}
export interface Citations {
  sources: CitedSource[];
  /** For each content part. */
  marks: CitationMark[][];
}

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

/** Only what a browser opens as a page; a model or an integration must not smuggle a script into a link. */
export function safeUrl(url: unknown): string | null {
  if (typeof url !== 'string') return null;
  try {
    const { protocol } = new URL(url, 'https://relative.invalid');
    return protocol === 'https:' || protocol === 'http:' || protocol === 'mailto:' ? url : null;
  } catch {
    return null;
  }
}

/** Under the title: where the source comes from, in few words. */
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
