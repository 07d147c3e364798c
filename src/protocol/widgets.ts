import { z } from 'zod';
import { type KnownComponent, knownComponentSchema } from './widgets/components.js';
import { type KnownRoot, knownRootSchema } from './widgets/roots.js';

/*
 * The types allow only known components and props. The schemas accept unknown ones too and keep them unchanged, because
 * templates and newer clients have components that this server does not know (reference: DynamicWidgetComponent in
 * chatkit/widgets.py). A widget therefore matches the known set or the open one.
 */

export type WidgetComponent = KnownComponent;
export type WidgetRoot = KnownRoot;

const openProps = { id: z.string().nullish(), key: z.string().nullish() };

const openComponentSchema = z
  .looseObject({
    type: z.string(),
    ...openProps,
    get children(): z.ZodType {
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
