import { labelsIn, stringsIn } from './expressions.js';
import type { Tag } from './tag.js';

/** The names of tabs that are written at their group and not at each tab. */
export interface TabLabels {
  /** By position. */
  readonly names: readonly string[];
  /** By the attribute `value` of a tab. */
  readonly byValue: ReadonlyMap<string, string>;
  /** Whether the children are tabs by their attribute `slot`. */
  readonly bySlot: boolean;
}

export const NO_TABS: TabLabels = { names: [], byValue: new Map(), bySlot: false };

/** `items={['npm', 'yarn']}` of Nextra and `values={[{ label, value }]}` of Docusaurus. */
export function tabLabels({ name, attributes }: Tag): TabLabels {
  return {
    names: stringsIn(attributes.get('items') ?? ''),
    byValue: labelsIn(attributes.get('values') ?? ''),
    bySlot: /tabs$/i.test(name),
  };
}
