import { z } from 'zod';
import { namedProps, textProps, typingProps } from './props.js';
import { lengthSchema, textSizeSchema } from './tokens.js';

export const textSchema = z
  .strictObject({
    type: z.literal('Text'),
    ...namedProps,
    ...textProps,
    size: textSizeSchema.optional(),
    streaming: z.boolean().optional(),
    italic: z.boolean().optional(),
    lineThrough: z.boolean().optional(),
    width: lengthSchema.optional(),
    minLines: z.int().optional(),
    /** `name` is the name of the form field that the edited text becomes. */
    editable: z
      .union([
        z.literal(false),
        z.strictObject({ ...typingProps, name: z.string(), autoComplete: z.string().optional() }),
      ])
      .optional(),
  })
  .meta({ id: 'WidgetText' });

export const titleSchema = z
  .strictObject({
    type: z.literal('Title'),
    ...namedProps,
    ...textProps,
    size: z.enum(['sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl']).optional(),
  })
  .meta({ id: 'WidgetTitle' });

export const captionSchema = z
  .strictObject({
    type: z.literal('Caption'),
    ...namedProps,
    ...textProps,
    size: z.enum(['sm', 'md', 'lg']).optional(),
  })
  .meta({ id: 'WidgetCaption' });

export const markdownSchema = z
  .strictObject({
    type: z.literal('Markdown'),
    ...namedProps,
    value: z.string(),
    streaming: z.boolean().optional(),
  })
  .meta({ id: 'WidgetMarkdown' });
