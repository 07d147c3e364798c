import { groupedByNeighbour } from '../../common/batches.js';
import { fillIn, type Messages } from '../messages/messages.js';
import type { FoundPassage } from '../tools/search-results.js';
import type { Quote } from './quote.js';

/** Whether quotes say nothing without a sentence before them. */
export function needsLead([first]: readonly Quote[]): boolean {
  return first?.kind === 'code' || first?.kind === 'row' || first?.kind === 'step';
}

/** Quotes as Markdown, each block with the number of its passage. Quotes of one passage and block have to be neighbours. */
export function quotePassages(quotes: readonly Quote[], passages: readonly FoundPassage[], messages: Messages): string {
  return groupedByNeighbour(quotes, ({ passage }) => passage)
    .map((ofPassage) => quotePassage(ofPassage, passages, messages))
    .join('\n\n');
}

function quotePassage(quotes: readonly Quote[], passages: readonly FoundPassage[], messages: Messages): string {
  const [first] = quotes;
  const { page, heading } = passages.find(({ number }) => number === first!.passage)!;
  const lead = fillIn(messages.fromSection, { heading: heading || page, number: first!.passage });
  return [
    ...(needsLead(quotes) ? [lead] : []),
    ...groupedByNeighbour(quotes, ({ block }) => block).map(quoteBlock),
  ].join('\n\n');
}

function quoteBlock(quotes: readonly Quote[]): string {
  const [first] = quotes;
  const lines = quotes.map(({ markdown }) => markdown);
  switch (first!.kind) {
    case 'sentence':
      return cited(lines.join(' '), first!.passage);
    case 'item':
    case 'step':
      return cited(lines.join('\n'), first!.passage);
    case 'row':
      return [first!.tableHead, ...lines].join('\n');
    case 'code':
      return lines.join('\n\n');
    default:
      return first!.kind satisfies never;
  }
}

/** Adds the marker after the last word, before a colon at the end. */
function cited(text: string, passage: number): string {
  return text.endsWith(':') ? `${text.slice(0, -1)} [${passage}]:` : `${text} [${passage}]`;
}
