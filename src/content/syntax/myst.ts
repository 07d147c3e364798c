import type { Piece } from './code/masked-page.js';
import type { Includes } from './includes.js';
import { namedLines, noteLines } from './notes.js';

/** ```` ```{note} Title ```` of MyST: a directive of Sphinx in the form of a fence. */
const DIRECTIVE = /^(`{3,}|~{3,})\{([\w:-]+)\}(.*)/;
const OPTION = /^:[\w-]+:/;
const CODE: ReadonlySet<string> = new Set(['code-block', 'code', 'sourcecode', 'code-cell', 'prompt', 'doctest']);
/** What is no text for readers, is made of other pages, or is read by Sphinx only. */
const NOTHING: ReadonlySet<string> = new Set(
  'toctree contents eval-rst raw index include literalinclude figure image bibliography autosummary autoclass automodule autofunction'.split(
    ' ',
  ),
);
const NOTES: ReadonlySet<string> = new Set(
  'note tip hint important warning attention caution danger error seealso todo admonition versionadded versionchanged deprecated'.split(
    ' ',
  ),
);

/** A fence that is a directive of MyST, as readers see it; undefined for other fences. */
export function mystDirective(lines: readonly string[], includes: Includes): Piece | 'nothing' | undefined {
  const [opening = '', ...rest] = lines;
  const [, fence = '', name = '', written = ''] = DIRECTIVE.exec(opening) ?? [];
  const argument = written.trim();
  if (name === '') return undefined;
  const body = bodyOf(rest.at(-1)?.trim() === fence ? rest.slice(0, -1) : rest);
  if (CODE.has(name)) return { kind: 'fence', lines: [fence + argument, ...body, fence] };
  if (NOTHING.has(name)) return 'nothing';
  if (!NOTES.has(name) && !['dropdown', 'tab-item', 'card', 'grid-item-card', 'details'].includes(name))
    return undefined;
  // The text of a note may begin on the line of its name.
  const isTitle = !NOTES.has(name) || name === 'admonition';
  const text = isTitle ? body : [argument, ...body];
  const markdown = includes.converted(text.join('\n')).split('\n');
  const shown =
    isTitle && !NOTES.has(name) ? namedLines(argument, markdown) : noteLines(name, isTitle ? argument : '', markdown);
  return { kind: 'markdown', lines: shown };
}

/** The content without the options above it: lines such as `:class: x`, or YAML between lines of dashes. */
function bodyOf(lines: readonly string[]): readonly string[] {
  if (lines[0]?.trim() === '---') {
    const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---');
    return end < 0 ? lines : lines.slice(end + 1);
  }
  const first = lines.findIndex((line) => !OPTION.test(line.trim()));
  return first < 0 ? [] : lines.slice(first);
}
