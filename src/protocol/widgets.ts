import { z } from 'zod';
import { type KnownComponent, knownComponentSchema } from './widgets/components.js';
import { type KnownRoot, knownRootSchema } from './widgets/roots.js';

/*
 * Authors are held to the component set by the types; on the wire nothing is refused or lost for being outside of it,
 * because templates and newer clients know props and components that this server does not (reference:
 * DynamicWidgetComponent in chatkit/widgets.py). So a widget matches the known set, or it travels as it was written.
 */

export type WidgetComponent = KnownComponent;
export type WidgetRoot = KnownRoot;

const openProps = { id: z.string().nullish(), key: z.string().nullish() };

const openComponentSchema = z
  .looseObject({
    type: z.string(),
    ...openProps,
    get children(): z.ZodType<unknown> {
      return openChildrenSchema;
    },
  })
  .meta({ id: 'WidgetOpenComponent' });

const openChildrenSchema = z
  .union([z.array(openComponentSchema), openComponentSchema])
  .nullish()
  .meta({ id: 'WidgetOpenChildren' });

const openRootSchema = z
  .looseObject({ type: z.enum(['Card', 'ListView', 'Basic']), ...openProps, children: openChildrenSchema })
  .meta({ id: 'WidgetOpenRoot' });

export const widgetComponentSchema = z.union([knownComponentSchema, openComponentSchema]) as z.ZodType<WidgetComponent>;
export const widgetRootSchema = z.union([knownRootSchema, openRootSchema]) as z.ZodType<WidgetRoot>;
