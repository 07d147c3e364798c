/**
 * Any component as it travels. The diff looks at structure only, so that props and components this server does not
 * know are carried like the others.
 */
export interface WidgetNode {
  readonly type: string;
  readonly id?: string | null;
  readonly children?: WidgetNode | readonly WidgetNode[] | null;
  readonly [prop: string]: unknown;
}

/** Children come as a list or as one component (reference: DynamicWidgetComponent in chatkit/widgets.py). */
export function childrenOf({ children }: WidgetNode): readonly WidgetNode[] {
  if (children === undefined || children === null) return [];
  return isList(children) ? children : [children];
}

/** The array guard of the language does not narrow readonly arrays. */
export function isList(children: WidgetNode['children']): children is readonly WidgetNode[] {
  return Array.isArray(children);
}
