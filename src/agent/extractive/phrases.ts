/** `sure`: it answers. `unsure`: it quotes the nearest section as a possible answer. `refused`: it quotes nothing. */
export type Stance = 'sure' | 'unsure' | 'refused';

export const NOT_COVERED = 'This documentation does not cover this question';
export const MAY_HELP = 'This may help';

/** The first line of an answer when words of the question were repaired. Words of `repairs` have letters of English only. */
export function searchedFor(repairs: readonly { readonly searched: string }[]): string {
  return `Searched for ${repairs.map(({ searched }) => `“${searched}”`).join(' and ')}.\n\n`;
}

const SEARCHED_FOR = /^Searched for “[^\n]*\n\n/;

/** The stance of an answer of the extractive model. */
export function stanceOf(answer: string): Stance {
  const text = answer.replace(SEARCHED_FOR, '');
  if (text.startsWith(NOT_COVERED)) return 'refused';
  return text.startsWith(MAY_HELP) ? 'unsure' : 'sure';
}
