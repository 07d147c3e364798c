/** A piece that was read from the beginning of a text, and the text that replaces it. */
export interface Read {
  /** How many characters were read. */
  readonly take: number;
  readonly emit: string;
  /** The numbers of a citation marker. */
  readonly numbers?: readonly number[];
  /** Words of a link or an image, which must be cleaned as well. */
  readonly words?: string;
}

/** What a reader knows about the text around the piece that it reads. */
export interface Surroundings {
  /** What was written before in this line. */
  readonly line: string;
  /** Whether the text ends here. */
  readonly isEnd: boolean;
  /** Numbers in brackets are text, not citation markers. */
  readonly keepsMarkers?: boolean;
}

/** Undefined: the text does not begin with what this function reads. `wait`: more text is needed to decide. */
export type Reader = (rest: string, surroundings: Surroundings) => Read | 'wait' | undefined;
