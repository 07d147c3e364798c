import { groupedByNeighbour } from '../../common/batches.js';
import type { FoundPassage, SearchResults } from '../tools/search-results.js';
import { chooseQuotes } from './choose-quotes.js';
import { NOT_COVERED } from './phrases.js';
import type { Quote } from './quote.js';
import { scoreQuotes } from './score-quotes.js';
import { splitQuotes } from './split-quotes.js';

const NEAREST = 3;

/** An answer of quotations only, each with the number of its passage. Markdown. */
export function composeAnswer(question: string, { covered, passages }: SearchResults): string {
  if (passages.length === 0) return `${NOT_COVERED}, and no page comes near it.`;
  if (!covered) return nearestPages(passages);
  const quotes = chooseQuotes(scoreQuotes(question, passages, passages.flatMap(splitQuotes)));
  return quotes.length === 0
    ? nearestPages(passages)
    : groupedByNeighbour(quotes, (quote) => quote.passage)
        .map(quotePassage(passages))
        .join('\n\n');
}

function nearestPages(passages: readonly FoundPassage[]): string {
  const pages = [...new Map(passages.map((passage) => [`${passage.page}\n${passage.heading}`, passage])).values()];
  const lines = pages.slice(0, NEAREST).map(({ number, page, heading }) => {
    return `- ${page === heading || heading === '' ? page : `${page}: ${heading}`} [${number}]`;
  });
  return `${NOT_COVERED}. The nearest pages are:\n\n${lines.join('\n')}`;
}

function quotePassage(passages: readonly FoundPassage[]): (quotes: readonly Quote[]) => string {
  return (quotes) => {
    const [first] = quotes;
    const heading = passages.find(({ number }) => number === first!.passage)!.heading;
    const lead = first!.kind === 'code' || first!.kind === 'row' ? [`From “${heading}” [${first!.passage}]:`] : [];
    return [...lead, ...groupedByNeighbour(quotes, (quote) => quote.block).map(quoteBlock)].join('\n\n');
  };
}

function quoteBlock(quotes: readonly Quote[]): string {
  const [first] = quotes;
  const lines = quotes.map(({ markdown }) => markdown);
  switch (first!.kind) {
    case 'sentence':
      return cited(lines.join(' '), first!.passage);
    case 'item':
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
