import { dirname, join, normalize, relative } from 'node:path/posix';
import { INCLUDE_DEPTH, INCLUDED_SIZE } from '../limits.js';
import type { SyntaxContext } from './syntax-context.js';

/** Front matter of an included page, which is not part of its text. */
const FRONT_MATTER = /^---[ \t]*\n[^]*?\n---[ \t]*(?:\n|$)/;
/** What the generators write before a path from the root of the site or of its sources. */
const ROOT = /^(?:@site|@docs|~|@)?\//;

/** How much all pages that are included in one page may still have together. */
interface Budget {
  /** UTF-16 units. */
  left: number;
}

/** Reads the files that a page includes, within the limits of depth and size. */
export class Includes {
  /** What the imports of the page name: paths by the names of components and texts. */
  readonly imports = new Map<string, string>();

  constructor(
    private readonly context: SyntaxContext,
    private readonly convert: (source: string, context: SyntaxContext, included: Includes) => string,
    private readonly depth = 0,
    private readonly budget: Budget = { left: INCLUDED_SIZE },
  ) {}

  /** The text of a file as it is; undefined when it is not in the tree or a limit is reached. */
  textOf(path: string): string | undefined {
    return this.find(path)?.text;
  }

  /** The path to a file of the tree, relative to the page; undefined when it does not exist. */
  pathTo(path: string): string | undefined {
    const found = this.candidates(path).find((candidate) => this.context.include(candidate) !== undefined);
    return found === undefined ? undefined : relative(dirname(this.context.path), found);
  }

  /** The text of the page at the path as standard Markdown. */
  markdownOf(path: string, part: (text: string) => string = (text) => text): string | undefined {
    const file = this.depth < INCLUDE_DEPTH ? this.find(path) : undefined;
    if (!file) return undefined;
    const mdx = file.path.endsWith('.mdx') || this.context.mdx;
    const context = { ...this.context, path: file.path, mdx };
    const source = part(file.text.replace(/\r\n?/g, '\n').replace(FRONT_MATTER, ''));
    return this.convert(source, context, new Includes(context, this.convert, this.depth + 1, this.budget)).trim();
  }

  /** A part of the page itself, such as the content of a block, as standard Markdown. */
  converted(source: string): string {
    if (this.depth >= INCLUDE_DEPTH) return source;
    return this.convert(source, this.context, new Includes(this.context, this.convert, this.depth + 1, this.budget));
  }

  /** The text of the file that the page imports under the name. */
  importedText(name: string): string | undefined {
    const path = this.imports.get(name);
    return path === undefined ? undefined : this.textOf(path)?.replace(/\n$/, '');
  }

  /** The Markdown of the page that the page imports under the name. */
  importedMarkdown(name: string): string | undefined {
    const path = this.imports.get(name);
    return path !== undefined && /\.mdx?$/i.test(path) ? this.markdownOf(path) : undefined;
  }

  private find(written: string): { readonly path: string; readonly text: string } | undefined {
    for (const path of this.candidates(written)) {
      const text = this.context.include(path);
      if (text === undefined) continue;
      this.budget.left -= text.length;
      return this.budget.left < 0 ? undefined : { path, text };
    }
    return undefined;
  }

  /** Paths from the root of the tree. The tree may be a folder of the site, so paths from the root of the site lose folders. */
  private candidates(written: string): string[] {
    const root = ROOT.exec(written)?.[0];
    const beside = join(dirname(this.context.path), written);
    const path = normalize(root === undefined ? written : written.slice(root.length));
    const folders = path.split('/');
    const below = [path, folders.slice(1).join('/'), folders.slice(2).join('/')];
    const called = this.context.fileCalled?.(path.slice(path.lastIndexOf('/') + 1)) ?? '';
    const all = [...(root === undefined ? [beside, ...below] : below), called];
    return [...new Set(all)].filter(
      (candidate) => candidate !== '' && candidate !== '.' && !candidate.startsWith('..'),
    );
  }
}
