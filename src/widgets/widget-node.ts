/** Any component, known or unknown. The diff compares only structure, so that unknown components and props work too. */
export interface WidgetNode {
  readonly type: string;
  readonly id?: string | null;
  readonly children?: WidgetNode | readonly WidgetNode[] | null;
  readonly [prop: string]: unknown;
}

/** `children` is a list or a single component (reference: DynamicWidgetComponent in chatkit/widgets.py). */
export function childrenOf({ children }: WidgetNode): readonly WidgetNode[] {
  if (children === undefined || children === null) return [];
  return isList(children) ? children : [children];
}

/** `Array.isArray` does not narrow readonly arrays. */
export function isList(children: WidgetNode['children']): children is readonly WidgetNode[] {
  return Array.isArray(children);
}
