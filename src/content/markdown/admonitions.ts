const FENCE = /^ {0,3}:{3,}/;
const MARK = /^:{3,}[ \t]*[\w-]*[ \t]*/gm;
const KIND = /^[a-z]+(?=[[\s]|$)/i;

/** A line that opens or closes a note of Docusaurus: `:::tip Title`, `:::tip[Title]`, `:::`. */
export interface AdmonitionLine {
  readonly indent: string;
  /** Undefined for the closing line. */
  readonly kind?: string;
  readonly title?: string;
}

/** Reads a line; undefined when it neither opens nor closes a note. */
export function readAdmonitionLine(line: string): AdmonitionLine | undefined {
  const [fence] = FENCE.exec(line) ?? [];
  if (fence === undefined) return undefined;
  const indent = fence.slice(0, fence.indexOf(':'));
  const rest = line.slice(fence.length).trim();
  if (rest === '') return { indent };
  const [kind] = KIND.exec(rest) ?? [];
  if (kind === undefined) return undefined;
  const title = rest.slice(kind.length).trim();
  const isBracketed = title.startsWith('[') && title.endsWith(']');
  return { indent, kind, title: isBracketed ? title.slice(1, -1) : title };
}

/** Removes the `:::` marks of notes and keeps their titles. */
export function withoutAdmonitionMarks(text: string): string {
  return text.replace(MARK, '');
}
