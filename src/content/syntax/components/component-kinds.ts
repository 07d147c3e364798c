/** What a component is for, by its name in small letters without dots. */
export type ComponentKind = 'note' | 'tab' | 'tabs' | 'code' | 'picture' | 'link' | 'hidden' | 'details' | 'other';

const NAMES: Readonly<Record<Exclude<ComponentKind, 'other'>, string>> = {
  note: 'aside callout admonition alert note tip info warning caution danger important check hint success tldr infobox',
  tab: 'tabitem tab tabpanel tabstab codetab codegroupitem tabbedcontent',
  tabs: 'tabs codetabs tabgroup codegroup',
  code: 'code codeblock',
  picture: 'image img themedimage picture thumbnail',
  link: 'link linkbutton linkcard button nextlink routerlink',
  details: 'details accordion accordionitem collapse collapsible expandable disclosure spoiler',
  hidden: 'head script style iconify analytics doccardlist tocinline toc',
};
const KINDS = new Map<string, ComponentKind>(
  Object.entries(NAMES).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as ComponentKind])),
);

export function componentKind(name: string): ComponentKind {
  const plain = name.toLowerCase().replaceAll('.', '');
  return KINDS.get(plain) ?? (plain.endsWith('icon') ? 'hidden' : 'other');
}

/** Whether the name is one of a component and not of an element of HTML. */
export function isComponentName(name: string): boolean {
  return name === '' || /^[A-Z]/.test(name) || name.includes('.');
}

/** Elements of HTML that MDX writes around Markdown, and that readers do not see. */
const WRAPPERS: ReadonlySet<string> = new Set(
  'div section article center main header footer nav span font figure hgroup'.split(' '),
);

export function isWrapper(name: string): boolean {
  return WRAPPERS.has(name);
}
