import { z } from 'zod';
import { actionConfigSchema } from '../actions.js';
import { iconNameSchema } from '../icons.js';
import { knownComponentSchema, listViewItemSchema } from './components.js';
import { namedProps } from './props.js';
import {
  alignmentSchema,
  borderSchema,
  colorSchema,
  directionSchema,
  justificationSchema,
  lengthSchema,
  spacingSchema,
  themeSchema,
} from './tokens.js';

const statusSchema = z
  .union([
    z.strictObject({ text: z.string(), favicon: z.string().optional(), frame: z.boolean().optional() }),
    z.strictObject({ text: z.string(), icon: iconNameSchema.optional() }),
  ])
  .optional();

const cardActionSchema = z.strictObject({ label: z.string(), action: actionConfigSchema }).optional();

export const cardSchema = z
  .strictObject({
    type: z.literal('Card'),
    ...namedProps,
    children: z.array(knownComponentSchema),
    /** True: the actions `confirm` and `cancel` carry the values of the fields in the card. */
    asForm: z.boolean().optional(),
    background: colorSchema.optional(),
    border: borderSchema.optional(),
    size: z.enum(['sm', 'md', 'lg', 'full']).optional(),
    padding: spacingSchema.optional(),
    status: statusSchema,
    collapsed: z.boolean().optional(),
    confirm: cardActionSchema,
    cancel: cardActionSchema,
    theme: themeSchema.optional(),
  })
  .meta({ id: 'WidgetCard' });

export const listViewSchema = z
  .strictObject({
    type: z.literal('ListView'),
    ...namedProps,
    children: z.array(listViewItemSchema),
    /** How many items are shown before "Show more". */
    limit: z.union([z.int(), z.literal('auto')]).optional(),
    status: statusSchema,
    theme: themeSchema.optional(),
  })
  .meta({ id: 'WidgetListView' });

type BasicChildren = z.ZodOptional<
  z.ZodArray<z.ZodUnion<readonly [typeof knownComponentSchema, typeof knownRootSchema]>>
>;

/** A root without a frame, and the only root that can contain other roots. */
export const basicSchema = z
  .strictObject({
    type: z.literal('Basic'),
    ...namedProps,
    theme: themeSchema.optional(),
    direction: directionSchema.optional(),
    gap: lengthSchema.optional(),
    padding: spacingSchema.optional(),
    align: alignmentSchema.optional(),
    justify: justificationSchema.optional(),
    get children(): BasicChildren {
      return z.array(z.union([knownComponentSchema, knownRootSchema])).optional();
    },
  })
  .meta({ id: 'WidgetBasic' });

export const knownRootSchema = z
  .discriminatedUnion('type', [cardSchema, listViewSchema, basicSchema])
  .meta({ id: 'WidgetRoot' });

export type KnownRoot = z.infer<typeof knownRootSchema>;
