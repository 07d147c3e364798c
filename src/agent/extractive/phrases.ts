/** `sure`: it answers. `unsure`: it quotes the nearest section as a possible answer. `refused`: it quotes nothing. */
export type Stance = 'sure' | 'unsure' | 'refused';

export const NOT_COVERED = 'The handbook does not cover this question';
export const MAY_HELP = 'This may help';

/** The stance of an answer of the extractive model. */
export function stanceOf(answer: string): Stance {
  if (answer.startsWith(NOT_COVERED)) return 'refused';
  return answer.startsWith(MAY_HELP) ? 'unsure' : 'sure';
}
