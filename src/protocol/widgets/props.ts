import { z } from 'zod';
import {
  alignmentSchema,
  borderSchema,
  colorSchema,
  justificationSchema,
  lengthSchema,
  radiusSchema,
  spacingSchema,
  textAlignSchema,
  weightSchema,
} from './tokens.js';

/** Props of every component. Text deltas name their component by `id`; `key` distinguishes siblings. */
export const namedProps = { key: z.string().optional(), id: z.string().optional() };

export const sizeProps = {
  height: lengthSchema.optional(),
  width: lengthSchema.optional(),
  size: lengthSchema.optional(),
  minHeight: lengthSchema.optional(),
  minWidth: lengthSchema.optional(),
  minSize: lengthSchema.optional(),
  maxHeight: lengthSchema.optional(),
  maxWidth: lengthSchema.optional(),
  maxSize: lengthSchema.optional(),
  aspectRatio: lengthSchema.optional(),
};

export const blockProps = { ...sizeProps, radius: radiusSchema.optional(), margin: spacingSchema.optional() };

/** Props of all flexible boxes, without their children. */
export const boxProps = {
  ...blockProps,
  align: alignmentSchema.optional(),
  justify: justificationSchema.optional(),
  wrap: z.enum(['nowrap', 'wrap', 'wrap-reverse']).optional(),
  flex: lengthSchema.optional(),
  gap: lengthSchema.optional(),
  padding: spacingSchema.optional(),
  border: borderSchema.optional(),
  background: colorSchema.optional(),
};

export const textProps = {
  value: z.string(),
  color: colorSchema.optional(),
  weight: weightSchema.optional(),
  textAlign: textAlignSchema.optional(),
  truncate: z.boolean().optional(),
  maxLines: z.int().optional(),
};

/** Props of all fields for typed text. */
export const typingProps = {
  required: z.boolean().optional(),
  pattern: z.string().optional(),
  placeholder: z.string().optional(),
  allowAutofillExtensions: z.boolean().optional(),
  autoSelect: z.boolean().optional(),
  autoFocus: z.boolean().optional(),
};
