import { z } from 'zod';

/*
 * Values that several components use (reference: chatkit/widgets.py). A schema with an `id` is written once into
 * openapi.json and referred to by that name.
 */

export const themeSchema = z.enum(['light', 'dark']);

/** A colour token of the client, a palette colour (`red-100`), a CSS colour, or one CSS colour per theme. */
export const colorSchema = z
  .union([z.string(), z.strictObject({ dark: z.string(), light: z.string() })])
  .meta({ id: 'WidgetColor' });

/** A number is in pixels for a size and in spacing units for a distance; a string is CSS. */
export const lengthSchema = z.union([z.number(), z.string()]);

export const spacingSchema = z
  .union([
    lengthSchema,
    z.strictObject({
      top: lengthSchema.optional(),
      right: lengthSchema.optional(),
      bottom: lengthSchema.optional(),
      left: lengthSchema.optional(),
      x: lengthSchema.optional(),
      y: lengthSchema.optional(),
    }),
  ])
  .meta({ id: 'WidgetSpacing' });

const edgeSchema = z
  .strictObject({
    size: z.number(),
    color: colorSchema.optional(),
    style: z.enum(['solid', 'dashed', 'dotted', 'double', 'groove', 'ridge', 'inset', 'outset']).optional(),
  })
  .meta({ id: 'WidgetEdge' });

const sideSchema = z.union([z.number(), edgeSchema]).optional();

export const borderSchema = z
  .union([
    z.number(),
    edgeSchema,
    z
      .strictObject({
        top: sideSchema,
        right: sideSchema,
        bottom: sideSchema,
        left: sideSchema,
        x: sideSchema,
        y: sideSchema,
      })
      .meta({ id: 'WidgetEdges' }),
  ])
  .meta({ id: 'WidgetBorder' });

export const radiusSchema = z.enum(['2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', 'full', '100%', 'none']);

export const directionSchema = z.enum(['row', 'col']);
export const alignmentSchema = z.enum(['start', 'center', 'end', 'baseline', 'stretch']);
export const justificationSchema = z.enum(['start', 'center', 'end', 'between', 'around', 'evenly', 'stretch']);

export const textAlignSchema = z.enum(['start', 'center', 'end']);
export const textSizeSchema = z.enum(['xs', 'sm', 'md', 'lg', 'xl']);
export const weightSchema = z.enum(['normal', 'medium', 'semibold', 'bold']);

export const controlVariantSchema = z.enum(['solid', 'soft', 'outline', 'ghost']);
export const controlSizeSchema = z.enum(['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl']);
