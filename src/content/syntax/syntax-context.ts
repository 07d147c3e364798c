import type { FlavourName } from '../flavours/flavour-name.js';

/** What must be known of a page to read its syntax. */
export interface SyntaxContext {
  readonly flavour: FlavourName;
  /** Relative to the root of the tree, with forward slashes. Includes are found relative to it. */
  readonly path: string;
  /** Whether the file ends in `.mdx`. */
  readonly mdx: boolean;
  /** Text of a file inside of the tree, for includes and snippets; undefined when it does not exist or leaves the tree. */
  include(path: string): string | undefined;
  /** The path of a file of an Obsidian vault by its name, wherever it is; undefined when there is none, or no vault. */
  fileCalled?(name: string): string | undefined;
}
