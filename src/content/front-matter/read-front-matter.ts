import { z } from 'zod';
import { FRONT_MATTER_BRACKETS, FRONT_MATTER_LIMIT, FRONT_MATTER_LINE_MARKS } from '../limits.js';
import { EVERYONE } from '../page.js';
import { UnreadablePage } from '../unreadable-page.js';
import { parseJson, parseToml, parseYaml } from './parse-data.js';

/** What a page says about itself above its text: the members that its generator, or we, define. */
export type PageData = Readonly<Record<string, unknown>>;

export interface FrontMatter {
  readonly data: PageData;
  /** Principals who may find the page. */
  readonly acl: readonly string[];
  /** The text after the block. */
  readonly markdown: string;
}

interface Form {
  readonly block: RegExp;
  readonly parse: (source: string) => unknown;
}

/** YAML between lines of dashes; TOML between lines of plus signs and one object of JSON, both as Hugo reads them. */
const FORMS: readonly Form[] = [
  { block: /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/, parse: parseYaml },
  { block: /^\+\+\+[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?\+\+\+[ \t]*(?:\r?\n|$)/, parse: parseToml },
  { block: /^(\{[ \t]*\r?\n[ \t]*"[\s\S]*?\r?\n\})[ \t]*(?:\r?\n|$)/, parse: parseJson },
];

const aclSchema = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(z.string().min(1)).min(1, 'must name at least one principal').default([EVERYONE]),
);

/**
 * Separates the data at the top of a page from its text. A block whose end is missing, or that holds no names with values, is
 * text.
 * @throws UnreadablePage for an invalid block or a malformed `acl`: a typing error must not make a page public; and for a block
 * that is too long or too deep for the parser.
 */
export function readFrontMatter(text: string): FrontMatter {
  const page = text.replace(/^\uFEFF/, '');
  for (const { block, parse } of FORMS) {
    const found = block.exec(page);
    if (!found) continue;
    const source = found[1] ?? '';
    checkDepth(source);
    const data = parse(source) ?? {};
    if (isData(data)) return { data, acl: aclOf(data), markdown: page.slice(found[0].length) };
  }
  return { data: {}, acl: [EVERYONE], markdown: page };
}

/** The principals that data names; everyone without such a member. @throws UnreadablePage when they are malformed. */
export function aclOf(data: PageData): readonly string[] {
  const acl = aclSchema.safeParse(data.acl);
  if (acl.success) return acl.data;
  throw new UnreadablePage(`front matter: acl ${acl.error.issues[0]?.message ?? 'is malformed'}`);
}

function isData(value: unknown): value is PageData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The parser must not be tried: when the stack is full, it can end the process instead of throwing an error. */
function checkDepth(source: string): void {
  if (source.length > FRONT_MATTER_LIMIT) throw tooMany('characters', source.length, FRONT_MATTER_LIMIT);
  const brackets = source.match(/[[{]/g)?.length ?? 0;
  const inLine = Math.max(...source.split('\n').map((line) => line.match(/[-?:](?=\s)/g)?.length ?? 0));
  if (brackets > FRONT_MATTER_BRACKETS) throw tooMany('opening brackets', brackets, FRONT_MATTER_BRACKETS);
  if (inLine > FRONT_MATTER_LINE_MARKS) throw tooMany('marks - ? : in one line', inLine, FRONT_MATTER_LINE_MARKS);
}

function tooMany(what: string, count: number, limit: number): UnreadablePage {
  return new UnreadablePage(`front matter: ${count} ${what}, the limit is ${limit}`);
}
