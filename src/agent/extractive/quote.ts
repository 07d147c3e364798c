/** The smallest piece of a passage that can be quoted on its own. */
export interface Quote {
  readonly kind: 'sentence' | 'item' | 'code' | 'row';
  /** Markdown, as it is in the passage. */
  readonly markdown: string;
  /** Number of the passage, as it is cited. */
  readonly passage: number;
  /** Which block of the passage it belongs to; quotes of one block are shown together. */
  readonly block: number;
  /** Place in the passage. */
  readonly order: number;
  /** Lines that a row of a table cannot be shown without. */
  readonly tableHead?: string;
}
