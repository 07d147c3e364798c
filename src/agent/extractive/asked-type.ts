import type { Quote } from './quote.js';

const K = (n: string, d: number) => Number(process.env[n] ?? d);
const FIG = K('FIG', 1),
  CODE = K('CODEW', 1),
  YES = K('YES', 1),
  DEF = K('DEFW', 1),
  TIME = K('TIMEW', 1);
export type AskedType = { figure: boolean; time: boolean; howto: boolean; yesno: boolean; def: boolean };
const TIME_UNIT =
  /\b(?:ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|daily|weekly|monthly|\d+ ?(?:s|m|h|d|ms|min))\b/i;
export function askedType(q: string): AskedType {
  return {
    figure:
      /\bhow (?:many|much|big|large|small|old|far|fast|high|wide|deep|tall)\b|\b(?:maximum|minimum|max|min|limit|size|version|port|percent|percentage|number of|at least|at most|per (?:second|minute|hour|day|week|month|person|user))\b/i.test(
        q,
      ),
    time: /\bhow (?:long|often|soon|late|early)\b|\b(?:after|within|timeout|when does|expires?)\b/i.test(q),
    howto:
      /^\W*(?:how (?:do|to|can|should|would)|what(?:'?s| is) the (?:command|way)|(?:which|what) command)\b|\bcommand\b/i.test(
        q,
      ),
    yesno: /^\W*(?:(?:but|and|so) )?(?:do|does|can|is|are|will|may|should|could|must|has|have|did|was|am)\b/i.test(q),
    def: /\bdefaults?\b|\bif i (?:dont|don't|do not) set|\bout of the box\b/i.test(q),
  };
}
export function fits(t: AskedType, quote: Quote): number {
  let f = 1;
  const text = quote.markdown;
  if (t.figure && /\d/.test(text.replace(/^\s*\d+[.)]/, ''))) f *= FIG;
  if (t.time && TIME_UNIT.test(text)) f *= TIME;
  if (t.howto && (quote.kind === 'code' || quote.kind === 'step')) f *= CODE;
  if (
    t.yesno &&
    quote.kind === 'sentence' &&
    /\b(?:not|no|never|only|always|must|cannot|can|may|without|n't)\b/i.test(text)
  )
    f *= YES;
  if (t.def && /\bdefaults?\b/i.test(text)) f *= DEF;
  return f;
}
