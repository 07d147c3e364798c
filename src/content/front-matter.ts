import { LineCounter, parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { FRONT_MATTER_BRACKETS, FRONT_MATTER_LIMIT, FRONT_MATTER_LINE_MARKS } from './limits.js';
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
  /** All members. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The text after the block. */
  readonly markdown: string;
}

/**
 * Separates the YAML block at the top of a page from its text. Without a second `---` line there is no block.
 * @throws UnreadablePage for invalid YAML or a malformed `acl`: a typing error must not make a page public; and for a block
 * that is too long or too deep for the parser.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const block = BLOCK.exec(text);
  if (!block) return { acl: [EVERYONE], data: {}, markdown: text.replace(/^\uFEFF/, '') };
  const yaml = block[1] ?? '';
  checkDepth(yaml);
  const data = parseYaml(yaml);
  const members = schema.safeParse(data);
  if (!members.success)
    throw new UnreadablePage(`front matter: acl ${members.error.issues[0]?.message ?? 'is malformed'}`);
  return { ...members.data, data, markdown: text.slice(block[0].length) };
}

/** The parser must not be tried: when the stack is full, it can end the process instead of throwing an error. */
function checkDepth(yaml: string): void {
  if (yaml.length > FRONT_MATTER_LIMIT) throw tooMany('characters', yaml.length, FRONT_MATTER_LIMIT);
  const brackets = yaml.match(/[[{]/g)?.length ?? 0;
  const inLine = Math.max(...yaml.split('\n').map((line) => line.match(/[-?:](?=\s)/g)?.length ?? 0));
  if (brackets > FRONT_MATTER_BRACKETS) throw tooMany('opening brackets', brackets, FRONT_MATTER_BRACKETS);
  if (inLine > FRONT_MATTER_LINE_MARKS) throw tooMany('marks - ? : in one line', inLine, FRONT_MATTER_LINE_MARKS);
}

function tooMany(what: string, count: number, limit: number): UnreadablePage {
  return new UnreadablePage(`front matter: ${count} ${what}, the limit is ${limit}`);
}

function parseYaml(source: string): Record<string, unknown> {
  const lines = new LineCounter();
  try {
    // The time of the parser grows with the square of the number of carriage returns. Its own descriptions of errors quote the
    // page, as do its warnings, and take most of its time when a page has thousands of errors.
    const options = { lineCounter: lines, prettyErrors: false, logLevel: 'error' } as const;
    const value: unknown = parse(source.replace(/\r\n?/g, '\n'), options);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch (error) {
    throw new UnreadablePage(`front matter is not valid YAML: ${describeFault(error, lines)}`);
  }
}

/** Adds 1 to the line number of the parser, which does not count the line of dashes above the front matter. */
function describeFault(error: unknown, lines: LineCounter): string {
  if (!(error instanceof YAMLParseError)) return (error as Error).message;
  const [what] = error.message.split('\n');
  return `${what} in line ${lines.linePos(error.pos[0]).line + 1}`;
}
