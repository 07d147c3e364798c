import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { cellOf } from '../tree/cell.js';
import { definitionItem, heading } from '../tree/nodes.js';
import { attributeOf, childElements, findElements, hasClass, wordsOf } from './elements.js';

/** What the links to the source code in a signature of Sphinx are called. */
const SOURCE_LINKS = ['viewcode-link', 'headerlink', 'external'];

/** A definition list. A list of signatures of an API becomes headings, because other pages link to each signature. */
export class DefinitionHandlers {
  /** Of the last heading. */
  private level = 1;

  readonly heading = (state: State, element: Element): RootContent => {
    this.level = Number(element.tagName.slice(1));
    return heading(this.level, phrasing(state, element), attributeOf(element, 'id'));
  };

  readonly list = (state: State, element: Element): RootContent[] => {
    const groups = groupsOf(element);
    const isApi = groups.some(({ terms }) => terms.some((term) => hasClass(term, 'sig')));
    if (isApi) return groups.flatMap((group) => this.api(state, group));
    const items = groups.map(({ terms, definitions }) => itemOf(state, terms, definitions));
    return items.length === 0
      ? []
      : [{ type: 'list', ordered: false, spread: items.some(({ spread }) => spread), children: items }];
  };

  private api(state: State, { terms, definitions }: Group): RootContent[] {
    const level = this.level;
    this.level += 1;
    const signatures = terms.map((term) => {
      for (const link of findElements(term, (inner) => hasClass(inner, ...SOURCE_LINKS))) link.children = [];
      return heading(level + 1, [{ type: 'inlineCode', value: wordsOf(term) }], attributeOf(term, 'id'));
    });
    const body = definitions.flatMap((definition) => flow(state, definition));
    this.level = level;
    return [...signatures, ...body];
  }
}

interface Group {
  readonly terms: Element[];
  readonly definitions: Element[];
}

function groupsOf(list: Element): Group[] {
  const groups: Group[] = [];
  const children = childElements(list).flatMap((child) => (child.tagName === 'div' ? childElements(child) : [child]));
  for (const child of children) {
    const last = groups.at(-1);
    if (child.tagName === 'dd') (last ?? added(groups)).definitions.push(child);
    else if (child.tagName === 'dt') (last && last.definitions.length === 0 ? last : added(groups)).terms.push(child);
  }
  return groups;
}

function added(groups: Group[]): Group {
  const group = { terms: [], definitions: [] };
  groups.push(group);
  return group;
}

function itemOf(state: State, terms: readonly Element[], definitions: readonly Element[]): ListItem {
  const term = terms.flatMap((element, index): PhrasingContent[] => {
    const words = phrasing(state, element);
    return index === 0 ? words : [{ type: 'text', value: ', ' }, ...words];
  });
  return definitionItem(
    term,
    definitions.flatMap((definition) => flow(state, definition)),
  );
}

function flow(state: State, element: Element): RootContent[] {
  return state.toFlow(state.all(element)) as RootContent[];
}

function phrasing(state: State, element: Element): PhrasingContent[] {
  return cellOf(flow(state, element));
}
