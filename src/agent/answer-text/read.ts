import type { AddressRule } from '../answer-links/link-rule.js';

/** A piece that was read from the beginning of a text, and the text that replaces it. */
export interface Read {
  /** How many characters were read. */
  readonly take: number;
  readonly emit: string;
  /** The numbers of a citation marker. */
  readonly numbers?: readonly number[];
  /** Words of a link or an image, which must be cleaned as well. */
  readonly words?: string;
  /** The address to which the words link, or of the picture that they describe. Undefined: only the words are kept. */
  readonly address?: string;
  readonly isPicture?: boolean;
}

/** How a text is cleaned. */
export interface TextRules {
  /** Which addresses are links and pictures. */
  readonly rule: AddressRule;
  /** Numbers in brackets are text: the text comes with no passages that they could cite. */
  readonly keepsMarkers: boolean;
  /** Whether there is a passage with this number. Without any, `[^1]` is a footnote and `[1-3]` a range. */
  readonly hasPassage: (number: number) => boolean;
}

/** What a reader knows about the text around the piece that it reads. */
export interface Surroundings extends TextRules {
  /** What was written before in this line. */
  readonly line: string;
  /** Whether the text ends here. */
  readonly isEnd: boolean;
}

/** Undefined: the text does not begin with what this function reads. `wait`: more text is needed to decide. */
export type Reader = (rest: string, surroundings: Surroundings) => Read | 'wait' | undefined;

export function asItIs(text: string): Read {
  return { take: text.length, emit: text };
}

/** Text that is shown as code: readers can read and copy it, and no renderer looks for addresses in it. */
export function code(text: string): string {
  return `\`${text.replaceAll('\\', '')}\``;
}
