import { RST_SUBSTITUTED } from '../../limits.js';
import { adornmentOf, indentedFrom, makeId, plainTitle } from './lines.js';

const TARGET = /^\.\. _(`[^`]+`|[^:`]+(?::(?! |$)[^:]+)*):(?: (.*))?$/;
const SUBSTITUTION = /^\.\. \|([^|]+)\| (replace|unicode|image)::(?: (.*))?$/;
/** Characters that `.. |x| unicode::` names: `U+00A9` or `0xA9`. */
const CODE_POINT = /^(?:U\+|0x|\\x)([0-9A-Fa-f]{2,6})$/;

/** What all of a page must know while one part of it is read. */
export class RstContext {
  /** Addresses by the names of targets, in small letters. */
  readonly targets = new Map<string, string>();
  /** The titles of sections by the labels above them, in small letters. */
  readonly labels = new Map<string, string>();
  /** The language of code without one: `.. highlight:: sh`. */
  language: string | undefined;
  /** The name of the module, class or program that signatures below belong to. */
  readonly scope: { module?: string; program?: string; readonly classes: string[] } = { classes: [] };
  /** Title styles in the order in which they occur: the first one is level 1. */
  readonly titleStyles: string[] = [];
  /** The level of the last heading. */
  level = 0;
  private readonly substitutions = new Map<string, string>();
  private substituted = 0;
  private readonly ids = new Set<string>();
  private numbered = 0;
  private readonly footnotes = { references: 0, footnotes: 0 };

  constructor(
    readonly path: string,
    lines: readonly string[],
  ) {
    for (const [index, line] of lines.entries()) {
      const start = line.trimStart();
      if (start.startsWith('.. _')) this.addTarget(start, lines, index);
      if (start.startsWith('.. |')) this.addSubstitution(start, lines, index);
    }
  }

  /** The text of a substitution; undefined for an unknown one, and when a page has too much substituted text. */
  substitute(name: string): string | undefined {
    const text = this.substitutions.get(name.toLowerCase());
    this.substituted += text?.length ?? 0;
    return this.substituted > RST_SUBSTITUTED ? undefined : text;
  }

  /** The anchor of a section, unique on the page: docutils numbers those that are taken or have no letters. */
  sectionId(title: string): string {
    let id = makeId(title);
    while (id === '' || this.ids.has(id)) {
      this.numbered += 1;
      id = `id${this.numbered}`;
    }
    this.ids.add(id);
    return id;
  }

  /** The label of a footnote. Those without a name are counted: the first reference belongs to the first footnote. */
  footnoteName(label: string, of: 'references' | 'footnotes'): string {
    const name = label.replace(/^#/, '');
    if (name !== '' && name !== '*') return name;
    this.footnotes[of] += 1;
    return `note-${this.footnotes[of]}`;
  }

  private addTarget(line: string, lines: readonly string[], index: number): void {
    const [, name = '', address = ''] = TARGET.exec(line) ?? [];
    const key = name.replaceAll('`', '').replace(/\s+/g, ' ').toLowerCase();
    if (key === '') return;
    const isBelow = address === '' && (lines[index + 1] ?? '') !== '';
    const whole = isBelow ? indentedFrom(lines, index + 1).lines.join('') : address;
    if (whole !== '') this.targets.set(key, whole);
    else this.addLabel(key, titleBelow(lines, index + 1));
  }

  /** A label above a title leads to the section. */
  private addLabel(key: string, title: string | undefined): void {
    this.targets.set(key, `#${makeId(title ?? key)}`);
    if (title !== undefined) this.labels.set(key, title);
  }

  private addSubstitution(line: string, lines: readonly string[], index: number): void {
    const [, name, kind, first = ''] = SUBSTITUTION.exec(line) ?? [];
    if (name === undefined) return;
    const { lines: more } = indentedFrom(lines, index + 1, 3);
    if (kind === 'image') {
      const alt = more.find((option) => option.startsWith(':alt:'));
      this.substitutions.set(name.toLowerCase(), alt?.slice(':alt:'.length).trim() ?? '');
      return;
    }
    const words = [first, ...more].join(' ').trim();
    this.substitutions.set(name.toLowerCase(), kind === 'unicode' ? unicodeOf(words) : words);
  }
}

function unicodeOf(words: string): string {
  return words
    .split(' ')
    .map((word) => {
      const digits = CODE_POINT.exec(word)?.[1];
      const code = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : word;
    })
    .join('');
}

/** Lines below a label in which its title is looked for: other labels and blank lines may be between them. */
const LABEL_LINES = 8;

function titleBelow(lines: readonly string[], start: number): string | undefined {
  for (let at = start; at < Math.min(start + LABEL_LINES, lines.length); at += 1) {
    const line = lines[at]!;
    if (line === '' || line.startsWith('.. _')) continue;
    if (adornmentOf(line)) return plainTitle(lines[at + 1]?.trim() ?? '') || undefined;
    return adornmentOf(lines[at + 1]) ? plainTitle(line.trim()) : undefined;
  }
  return undefined;
}
