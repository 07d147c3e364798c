import { CST, Lexer, parse } from 'yaml';
import { YAML_INDENT, YAML_LEVELS } from '../../limits.js';
import { UnreadablePage } from '../../unreadable-page.js';

/** A member of a document is of unknown shape until it is read. */
export type Members = Readonly<Record<string, unknown>>;

const OPENINGS = new Set(['flow-map-start', 'flow-seq-start']);
const CLOSINGS = new Set(['flow-map-end', 'flow-seq-end']);
const BLOCK_MARKS = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind', 'anchor', 'tag']);

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value of a JSON or YAML document; undefined when it is neither.
 * @throws UnreadablePage for YAML that is nested too deeply.
 */
export function parseDocument(text: string, isJson: boolean): unknown {
  try {
    if (isJson) return JSON.parse(text);
    const source = text.replace(/\r\n?/g, '\n');
    checkDepth(source);
    return parse(source, { prettyErrors: false, logLevel: 'error', uniqueKeys: false, maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof UnreadablePage) throw error;
    return undefined;
  }
}

/** The YAML parser uses stack for each level, and a full stack can end the whole process. The lexer uses none. */
function checkDepth(source: string): void {
  let flow = 0;
  let marks = 0;
  for (const token of new Lexer().lex(source)) {
    const type = CST.tokenType(token) ?? '';
    if (type === 'newline') marks = 0;
    if (type === 'space' && token.length > YAML_INDENT) throw tooDeep();
    if (OPENINGS.has(type)) flow += 1;
    if (CLOSINGS.has(type)) flow -= 1;
    if (BLOCK_MARKS.has(type)) marks += 1;
    if (flow > YAML_LEVELS || marks > YAML_LEVELS) throw tooDeep();
  }
}

function tooDeep(): UnreadablePage {
  return new UnreadablePage(`more than ${YAML_LEVELS} levels of YAML in one another`);
}

/** The text of a member; undefined when it has none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
