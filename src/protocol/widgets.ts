import { z } from 'zod';

/** Placeholder shape until the component set is written out in full. */
export const widgetComponentSchema = z.looseObject({ type: z.string() });
export const widgetRootSchema = z.looseObject({ type: z.enum(['Card', 'ListView', 'Basic']) });
export type WidgetComponent = z.infer<typeof widgetComponentSchema>;
export type WidgetRoot = z.infer<typeof widgetRootSchema>;
