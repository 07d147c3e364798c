import type { MaskedPage } from './code/masked-page.js';
import type { Includes } from './includes.js';
import type { SyntaxContext } from './syntax-context.js';

/** A page while its syntax is converted. */
export interface SyntaxPage {
  readonly context: SyntaxContext;
  /** Whether the generator reads the page as MDX. */
  readonly mdx: boolean;
  /** Holds the code of the page. */
  readonly masked: MaskedPage;
  readonly includes: Includes;
}

/** Converts one class of syntax in the text of a page, whose code is masked. */
export type SyntaxRule = (text: string, page: SyntaxPage) => string;
