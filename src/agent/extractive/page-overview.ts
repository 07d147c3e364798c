import { groupedByNeighbour } from '../../common/batches.js';
import { sentencesOf } from '../../text/sentences.js';
import { ENGLISH } from '../messages/languages.js';
import type { Messages } from '../messages/messages.js';
import type { FoundPassage } from '../tools/search-results.js';
import { headingQuestion } from './heading-question.js';
import type { Quote } from './quote.js';
import { needsLead, quotePassages } from './quote-passages.js';
import { splitQuotes } from './split-quotes.js';

const QUESTIONS = 3;
/** Sentences of the first section, and of each other section. */
const OF_FIRST = 3;
const OF_OTHERS = 1;

/** The first sentences of each section of a page, its beginning first. Markdown. */
export function summarizePage(passages: readonly FoundPassage[], messages: Messages = ENGLISH): string {
  const sections = beginningFirst(passages);
  const quotes = sections.flatMap((section, index) => firstQuotes(section, index === 0 ? OF_FIRST : OF_OTHERS));
  const parts = groupedByNeighbour(quotes, ({ passage }) => passage).map((ofPassage) => {
    const { heading, page } = passages.find(({ number }) => number === ofPassage[0]!.passage)!;
    const text = quotePassages(ofPassage, passages, messages);
    if (heading === page || heading === '' || needsLead(ofPassage)) return text;
    return /[?!.]$/.test(heading) ? `**${heading}** ${text}` : `**${heading}:** ${text}`;
  });
  return parts.join('\n\n');
}

/** A friendly sentence and questions that the passages answer; the first sentence alone when there are none. Markdown. */
export function suggestQuestions(
  reply: string,
  passages: readonly FoundPassage[],
  messages: Messages = ENGLISH,
): string {
  const sections = beginningFirst(passages);
  const headed = [...sections.slice(1), ...sections.slice(0, 1)].filter(({ heading }) => heading !== '');
  const questions = new Map(headed.map(({ heading, number }) => [headingQuestion(heading, messages), number]));
  const lines = [...questions].slice(0, QUESTIONS).map(([question, number]) => `- ${question} [${number}]`);
  return lines.length === 0 ? sentencesOf(reply)[0]! : [reply, '', ...lines].join('\n');
}

/** A page begins with the section under its title. The order of the others is unknown and stays. */
function beginningFirst(passages: readonly FoundPassage[]): FoundPassage[] {
  return [...passages.filter(isBeginning), ...passages.filter((passage) => !isBeginning(passage))];
}

function isBeginning({ heading, page }: FoundPassage): boolean {
  return heading === page;
}

/** The first sentences, with the list or code that the last of them introduces; else the first piece. */
function firstQuotes(passage: FoundPassage, count: number): Quote[] {
  const quotes = splitQuotes(passage);
  const sentences = quotes.filter(({ kind }) => kind === 'sentence').slice(0, count);
  const last = sentences.at(-1);
  const follows = last?.markdown.endsWith(':') ? quotes.filter(({ block }) => block === last.block + 1) : [];
  return sentences.length > 0 ? [...sentences, ...follows] : quotes.slice(0, 1);
}
