import { SYNTAX_NESTING } from '../../limits.js';
import { endsByStart } from '../pairs.js';
import type { Tag } from './tag.js';
import type { Token } from './tokens.js';

/** A token, or an element with what is between its tags. */
export type Node =
  | Exclude<Token, { kind: 'tag' }>
  | ElementNode
  | { readonly kind: 'tag'; readonly tag: Tag; readonly text: string };

export interface ElementNode {
  readonly kind: 'element';
  readonly tag: Tag;
  readonly children: readonly Node[];
  /** Its tags as written. */
  readonly startText: string;
  readonly endText: string;
}

/**
 * Joins tags to elements. A tag without a partner stays a tag, and what is around it stays where it is, so that it encloses
 * nothing. Elements in more than `SYNTAX_NESTING` others stay tags too.
 */
export function elementsOf(tokens: readonly Token[]): Node[] {
  const ends = endsByStart(tokens.map((token) => (token.kind === 'tag' ? token.tag : undefined)));
  const build = (from: number, to: number, depth: number): Node[] => {
    const nodes: Node[] = [];
    for (let at = from; at < to; at += 1) {
      const token = tokens[at]!;
      const end = ends.get(at);
      if (token.kind === 'tag' && token.tag.kind === 'alone')
        nodes.push({ kind: 'element', tag: token.tag, children: [], startText: token.text, endText: '' });
      else if (token.kind !== 'tag' || end === undefined || depth >= SYNTAX_NESTING) nodes.push(token);
      else {
        const children = build(at + 1, end, depth + 1);
        nodes.push({ kind: 'element', tag: token.tag, children, startText: token.text, endText: tokens[end]!.text });
        at = end;
      }
    }
    return nodes;
  };
  return build(0, tokens.length, 0);
}
