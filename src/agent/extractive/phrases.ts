import { LANGUAGES } from '../messages/languages.js';
import { fillIn, type Messages } from '../messages/messages.js';

/** `sure`: it answers. `unsure`: it quotes the nearest section as a possible answer. `refused`: it quotes nothing. */
export type Stance = 'sure' | 'unsure' | 'refused';

/** The first line of an answer when words of the question were repaired. Words of `repairs` are letters and digits only. */
export function searchedFor(repairs: readonly { readonly searched: string }[], messages: Messages): string {
  const words = repairs
    .map(({ searched }) => fillIn(messages.quoted, { text: searched }))
    .reduce((first, second) => fillIn(messages.both, { first, second }));
  return `${fillIn(messages.searchedFor, { words })}\n\n`;
}

/** The stance of an answer of the extractive model, in any of its languages. */
export function stanceOf(answer: string): Stance {
  const all = [...LANGUAGES.values()].map(({ messages }) => messages);
  const [line = ''] = answer.split('\n', 1);
  const text = all.some((messages) => isSearchedFor(line, messages)) ? answer.slice(line.length).trimStart() : answer;
  if (all.some(({ nothingNear, nearestPages }) => text.startsWith(nothingNear) || text.startsWith(nearestPages)))
    return 'refused';
  return all.some(({ mayHelp }) => text.startsWith(mayHelp)) ? 'unsure' : 'sure';
}

function isSearchedFor(line: string, { quoted, searchedFor: searched }: Messages): boolean {
  const [before = '', after = ''] = fillIn(searched, { words: quoted }).split('{text}');
  return line.startsWith(before) && line.endsWith(after);
}
