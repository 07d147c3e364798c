/** One paragraph, list item, table or code block, or a piece of one that is too long for a chunk. */
export interface Block {
  readonly kind: 'prose' | 'code';
  /** Markdown, for readers and models. */
  readonly markdown: string;
  /** Text without markup, for search. */
  readonly plain: string;
  /** The paragraph directly before the list, the table or the code that the block is a part of. */
  readonly after?: Block;
  /** Whether it is a later part of a list, a table or code. */
  readonly continues?: true;
}
