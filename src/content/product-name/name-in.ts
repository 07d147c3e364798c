import { cut } from '../../text/cut.js';
import { NAME_LENGTH } from '../limits.js';

/** Marks that end or begin something in Markdown, HTML and quotations, and what is not shown. */
const MARKS = /[<>[\]{}*`"\\\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/** The name in a title that somebody else wrote: one short line of words, which changes nothing around it. Can be empty. */
export function nameIn(title: string): string {
  return cut(title.replace(MARKS, ' ').replace(/\s+/g, ' ').trim(), NAME_LENGTH).trim();
}
