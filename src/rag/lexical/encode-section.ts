import { tokenizer } from '../../text/tokenize.js';
import type { DraftChunk } from '../chunking/chunker.js';
import { type SparseVector, sparseVector } from '../sparse-vector.js';
import type { Field, LexicalSettings } from './lexical-settings.js';
import { codeSpanStopWords, titleTerms } from './meant-stop-words.js';
import { termId } from './term-id.js';

const SATURATION = 1.2;

/**
 * The vectors of the chunks of one section for BM25F: for each term its weighted, length-normalized and saturated frequency
 * over the fields (Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields, 2004). The vector of the
 * question contains the inverse document frequencies, so that the inner product of both is the score.
 *
 * Frequencies are counted over the whole section. So a chunk is also found by words of the other chunks of its section, and
 * a chunk that contains the word itself has a higher score.
 */
export function encodeSection(drafts: readonly DraftChunk[], settings: LexicalSettings): SparseVector[] {
  const [first] = drafts;
  if (!first) return [];
  const { language } = first.chunk;
  const inRules = tokenizer(settings.tokens);
  const tokenize = (text: string) => inRules(text, language);
  const ownTitle = first.chunk.headingPath.at(-1) ?? '';
  const ofTitles = (titles: readonly string[]) =>
    titles.flatMap((title) => titleTerms(title, language, settings.tokens));
  const titles = ofTitles(first.titles);
  const prose = drafts.map((draft) => [...tokenize(draft.prose), ...codeSpanStopWords(draft.chunk.text, language)]);
  const code = drafts.map((draft) => tokenize(draft.code));
  const frequencies = new Map<string, number>();
  addField(frequencies, settings.heading, ofTitles([ownTitle]));
  addField(frequencies, settings.ancestors, ofTitles(first.titles.filter((title) => title !== ownTitle)));
  addField(frequencies, settings.prose, prose.flat());
  addField(frequencies, settings.code, code.flat());
  const ownTerms = (index: number) => new Set([...titles, ...prose[index]!, ...code[index]!]);
  return drafts.map((_, index) => toVector(frequencies, ownTerms(index), settings.elsewhereInSection));
}

function addField(frequencies: Map<string, number>, field: Field, terms: readonly string[]): void {
  const norm = 1 - field.lengthPenalty + (field.lengthPenalty * terms.length) / field.usualLength;
  for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + field.weight / norm);
}

function toVector(frequencies: ReadonlyMap<string, number>, own: ReadonlySet<string>, elsewhere: number): SparseVector {
  const weights = new Map<number, number>();
  for (const [term, frequency] of frequencies) {
    const value = saturate(frequency) * (own.has(term) ? 1 : elsewhere);
    const id = termId(term);
    weights.set(id, Math.max(weights.get(id) ?? 0, Math.fround(value)));
  }
  return sparseVector(weights);
}

function saturate(frequency: number): number {
  return (frequency * (SATURATION + 1)) / (SATURATION + frequency);
}
