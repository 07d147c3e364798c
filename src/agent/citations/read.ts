/** A piece at the beginning of a text, and what stands for it in the answer. */
export interface Read {
  /** How many characters were read. */
  readonly take: number;
  readonly emit: string;
  /** The numbers of a citation marker. */
  readonly numbers?: readonly number[];
  /** Words of a link or an image, which are read on their own. */
  readonly words?: string;
}

export interface Surroundings {
  /** What was written before, in this line. */
  readonly line: string;
  /** Whether no more text will come. */
  readonly isEnd: boolean;
}

/** Undefined: the text does not begin with what this reads. `wait`: more text must come to tell. */
export type Reader = (rest: string, surroundings: Surroundings) => Read | 'wait' | undefined;
