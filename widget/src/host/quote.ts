/** A text of the page that the reader asks about. It is sent with the next message. */
export interface Quote {
  text: string;
  /** Title of the page that the text comes from; empty when it is not known. */
  source: string;
  /** True when the selection was longer than `SELECTED_TEXT_LIMIT` and `text` is only its beginning. */
  truncated: boolean;
}

interface QuotedText {
  text: string;
  source?: string;
  truncated?: boolean;
}

/** A quote of which only the text may be known. */
export const toQuote = ({ text, source = '', truncated = false }: QuotedText): Quote => ({ text, source, truncated });
