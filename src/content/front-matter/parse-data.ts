import { parse as parseTomlDocument, TomlDate, TomlError } from 'smol-toml';
import { LineCounter, parse, YAMLParseError } from 'yaml';
import { UnreadablePage } from '../unreadable-page.js';

/** The line above the data: the parsers count from the line after it. */
const LINES_ABOVE = 1;

/** @throws UnreadablePage with the number of the line. */
export function parseYaml(source: string): unknown {
  const lines = new LineCounter();
  try {
    // The time of the parser grows with the square of the number of carriage returns. Its own descriptions of errors quote the
    // page, as do its warnings, and take most of its time when a page has thousands of errors.
    const options = { lineCounter: lines, prettyErrors: false, logLevel: 'error' } as const;
    return parse(source.replace(/\r\n?/g, '\n'), options);
  } catch (error) {
    throw invalid('YAML', describeYamlFault(error, lines));
  }
}

/** Dates become strings, as in YAML. @throws UnreadablePage with the number of the line. */
export function parseToml(source: string): unknown {
  try {
    return withDatesAsText(parseTomlDocument(source.replace(/\r\n?/g, '\n')));
  } catch (error) {
    if (!(error instanceof TomlError)) throw invalid('TOML', (error as Error).message);
    // The message of the parser continues with a quotation of the page.
    const [what = ''] = error.message.split('\n');
    throw invalid('TOML', `${what} in line ${error.line + LINES_ABOVE}`);
  }
}

/** @throws UnreadablePage */
export function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw invalid('JSON', 'check its commas, quotes and brackets');
  }
}

function describeYamlFault(error: unknown, lines: LineCounter): string {
  if (!(error instanceof YAMLParseError)) return (error as Error).message;
  const [what] = error.message.split('\n');
  return `${what} in line ${lines.linePos(error.pos[0]).line + LINES_ABOVE}`;
}

function withDatesAsText(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(withDatesAsText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withDatesAsText(member)]));
}

function invalid(format: string, fault: string): UnreadablePage {
  return new UnreadablePage(`front matter is not valid ${format}: ${fault}`);
}
