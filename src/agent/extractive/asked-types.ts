import type { Quote } from './quote.js';

/** A kind of answer that a question can ask for. A question can ask for several, and for none. */
interface AskedType {
  /** Matches questions that ask for it. English only. */
  readonly asked: RegExp;
  /** Whether a quote holds such an answer. */
  readonly holds: (quote: Quote) => boolean;
  /** The score of quotes that hold it is multiplied by this. */
  readonly weight: number;
}

const FIGURE = /\d/;
const STEP_NUMBER = /^\s*\d+[.)]/;
const TIME =
  /\b(?:milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|daily|weekly|monthly|\d+ ?(?:ms|s|m|h|d))\b/i;
const DECIDES = /\b(?:not|no|never|only|always|must|cannot|can|may|without)\b|n't\b/i;
const DEFAULT = /\bdefaults?\b/i;

const TYPES: readonly AskedType[] = [
  {
    asked:
      /\bhow (?:many|much|big|large|small|old|far|fast|high)\b|\b(?:which|what)(?:'?s| is)?(?: [\w.]+){0,2} (?:version|port|size|limit|percentage|number)\b|\b(?:maximum|minimum|max|min|at least|at most)\b|\bnumber of\b|\bper (?:second|minute|hour|day|person|user)\b/i,
    holds: ({ markdown }) => FIGURE.test(markdown.replace(STEP_NUMBER, '')),
    weight: 1.3,
  },
  {
    asked: /\bhow (?:long|often|soon|late|early)\b|\b(?:after|within|timeout|expires?)\b/i,
    holds: ({ markdown }) => TIME.test(markdown),
    weight: 1.3,
  },
  {
    asked: /^\W*how (?:do|to|can|should|would)\b|\bcommand\b/i,
    holds: ({ kind }) => kind === 'code' || kind === 'step',
    weight: 1.2,
  },
  {
    asked: /^\W*(?:(?:but|and|so) )?(?:do|does|can|is|are|will|may|should|could|must|has|have|did)\b/i,
    holds: ({ kind, markdown }) => kind === 'sentence' && DECIDES.test(markdown),
    weight: 1.2,
  },
  { asked: /\bdefaults?\b/i, holds: ({ markdown }) => DEFAULT.test(markdown), weight: 1.4 },
];

/** The kinds of answer that a question asks for: a figure, a time, steps or a command, yes or no, a default. */
export function askedTypesOf(question: string): readonly AskedType[] {
  return TYPES.filter(({ asked }) => asked.test(question));
}

/** How well a quote fits to what is asked for; 1 for a quote that holds no such answer. */
export function fitOf(quote: Quote, types: readonly AskedType[]): number {
  return types.reduce((fit, { holds, weight }) => (holds(quote) ? fit * weight : fit), 1);
}

/** "Which tools can I borrow?" asks for all of them. "What does", "which is" do not. */
const ASKS_FOR_ALL =
  /^\W*(?:(?:which|what)(?: [a-z]+)? (?!(?:is|was|does|has|this|happens|means|causes|works)\b)[a-z]+s\b|list\b)|\ball (?:the |of the )?[a-z]+s\b/i;

/** Whether a question asks for all things of a kind, so that a list or a table answers it as a whole. English only. */
export function asksForAll(question: string): boolean {
  return ASKS_FOR_ALL.test(question);
}
