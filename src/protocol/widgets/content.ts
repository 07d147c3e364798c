import { z } from 'zod';
import { iconNameSchema } from '../icons.js';
import { blockProps, namedProps } from './props.js';
import { colorSchema, lengthSchema } from './tokens.js';

export const badgeSchema = z
  .strictObject({
    type: z.literal('Badge'),
    ...namedProps,
    label: z.string(),
    color: z.enum(['secondary', 'success', 'danger', 'warning', 'info', 'discovery']).optional(),
    variant: z.enum(['solid', 'soft', 'outline']).optional(),
    size: z.enum(['sm', 'md', 'lg']).optional(),
    pill: z.boolean().optional(),
  })
  .meta({ id: 'WidgetBadge' });

export const iconSchema = z
  .strictObject({
    type: z.literal('Icon'),
    ...namedProps,
    name: iconNameSchema,
    color: colorSchema.optional(),
    size: z.enum(['xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl']).optional(),
  })
  .meta({ id: 'WidgetIcon' });

/** Clients load images only from the `allowed_image_domains` of the thread, if it has any. */
export const imageSchema = z
  .strictObject({
    type: z.literal('Image'),
    ...namedProps,
    ...blockProps,
    src: z.string(),
    alt: z.string().optional(),
    frame: z.boolean().optional(),
    fit: z.enum(['cover', 'contain', 'fill', 'scale-down', 'none']).optional(),
    position: z
      .enum(['top left', 'top', 'top right', 'left', 'center', 'right', 'bottom left', 'bottom', 'bottom right'])
      .optional(),
    flush: z.boolean().optional(),
    background: colorSchema.optional(),
    flex: lengthSchema.optional(),
  })
  .meta({ id: 'WidgetImage' });

export const dividerSchema = z
  .strictObject({
    type: z.literal('Divider'),
    ...namedProps,
    color: colorSchema.optional(),
    size: lengthSchema.optional(),
    spacing: lengthSchema.optional(),
    flush: z.boolean().optional(),
  })
  .meta({ id: 'WidgetDivider' });

export const spacerSchema = z
  .strictObject({ type: z.literal('Spacer'), ...namedProps, minSize: lengthSchema.optional() })
  .meta({ id: 'WidgetSpacer' });
