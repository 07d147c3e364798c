import type { SyntaxPage } from '../syntax-page.js';
import type { Node } from './elements.js';
import type { TabLabels } from './tab-labels.js';

/** What is around the nodes that are written. */
export interface Surroundings {
  readonly tabs: TabLabels;
  /** Whether only spaces are before the first node in its line. */
  readonly isLineStart: boolean;
}

/** Writes nodes as Markdown. */
export interface NodeWriter {
  readonly page: SyntaxPage;
  write(nodes: readonly Node[], surroundings: Surroundings): string;
}
