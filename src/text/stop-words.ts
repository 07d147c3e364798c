/*
 * There are two lists, because a search ignores more words than the comparison of a question with quotations: `above` or
 * `every` occurs in half of a book, but distinguishes two sentences of one section.
 */

/** English words that say nothing about the subject of a question; part of both lists. */
const COMMON =
  'a about after again all also am an and any are as at be because been before being between both but by can cannot could ' +
  'did do does doing done down each else for from further get gets give got had has have having he her here hers him his ' +
  'how i if in into is it its itself just let like make me more most much must my need no nor not now of off on once one ' +
  'only or other our out over own please same say she should so some such than that the their them then there these they ' +
  'this those through to too under until up us use used using very want was we were what when where which while who whom ' +
  'whose why will with without would yes you your';

const ONLY_IN_SEARCH =
  'above although always anything below don during either etc even ever every few getting given however instead isn ll m ' +
  'made makes many may maybe might mine myself needs often onto ours re really s says see shall something still t theirs ' +
  'thing things though upon uses ve wants way well whether within won yet yours';

const ONLY_IN_QUESTIONS = 'another know mean ok show tell thank';

/** Words that are not terms of the index, because they occur nearly everywhere. */
export const SEARCH_STOP_WORDS: ReadonlySet<string> = new Set(`${COMMON} ${ONLY_IN_SEARCH}`.split(' '));

/** Words that are ignored when a question is compared with quotations. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(`${COMMON} ${ONLY_IN_QUESTIONS}`.split(' '));
