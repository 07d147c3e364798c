import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { EVERYONE } from './page.js';
import { UnreadablePage } from './unreadable-page.js';

const BLOCK = /^\uFEFF?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/;

const schema = z.object({
  title: z.coerce.string().optional().catch(undefined),
  acl: z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(z.string().min(1)).min(1, 'must name at least one principal').default([EVERYONE]),
  ),
});

export interface FrontMatter {
  readonly title?: string;
  readonly acl: readonly string[];
  /** What follows the block. */
  readonly markdown: string;
}

/**
 * The YAML block at the top of a page. A first line `---` that is never closed is a thematic break and stays text.
 * @throws UnreadablePage for broken YAML or a malformed `acl`: a page must never become public by a typing error.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const block = BLOCK.exec(text);
  if (!block) return { acl: [EVERYONE], markdown: text.replace(/^\uFEFF/, '') };
  const members = schema.safeParse(parseYaml(block[1] ?? ''));
  if (!members.success)
    throw new UnreadablePage(`front matter: acl ${members.error.issues[0]?.message ?? 'is malformed'}`);
  return { ...members.data, markdown: text.slice(block[0].length) };
}

/** The parser counts lines within the front matter, a reader in his file, where the line of dashes comes first. */
function describeFault(error: unknown): string {
  if (!(error instanceof YAMLParseError)) return (error as Error).message;
  const [what] = error.message.split(/ at line |\n/);
  return error.linePos ? `${what} in line ${error.linePos[0].line + 1}` : `${what}`;
}

function parseYaml(source: string): object {
  try {
    const value: unknown = parse(source);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    throw new UnreadablePage(`front matter is not valid YAML: ${describeFault(error)}`);
  }
}
