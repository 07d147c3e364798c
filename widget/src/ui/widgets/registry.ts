import type { ReactNode } from 'react';
import type { WidgetNode } from '../../wire/types.js';

export type WidgetComponentType = (props: { node: WidgetNode }) => ReactNode;

const components = new Map<string, WidgetComponentType>();

/** Filled once by `components.ts`. The indirection avoids an import cycle: components render their children. */
export function registerComponents(known: Record<string, WidgetComponentType>): void {
  for (const [type, component] of Object.entries(known)) components.set(type, component);
}

export const componentFor = (type: string): WidgetComponentType | undefined => components.get(type);
