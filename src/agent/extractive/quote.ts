/** The smallest piece of a passage that can be quoted alone. */
export interface Quote {
  readonly kind: 'sentence' | 'item' | 'step' | 'code' | 'row';
  /** Markdown, as it is in the passage. */
  readonly markdown: string;
  /** The number with which the passage is cited. */
  readonly passage: number;
  /** Which block of the passage it belongs to; quotes of one block are shown together. */
  readonly block: number;
  /** The index of the quote in its passage. */
  readonly order: number;
  /** The first two lines of the table of a row, without which Markdown shows no table. */
  readonly tableHead?: string;
}
