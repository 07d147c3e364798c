import { z } from 'zod';
import { iconNameSchema } from './icons.js';

const sourceBase = {
  title: z.string(),
  description: z.string().nullish(),
  timestamp: z.string().nullish(),
  group: z.string().nullish(),
};

export const fileSourceSchema = z
  .object({ ...sourceBase, type: z.literal('file'), filename: z.string() })
  .meta({ id: 'FileSource' });

export const urlSourceSchema = z
  .object({
    ...sourceBase,
    type: z.literal('url'),
    url: z.string(),
    attribution: z.string().nullish(),
  })
  .meta({ id: 'UrlSource' });

export const entitySourceSchema = z
  .object({
    ...sourceBase,
    type: z.literal('entity'),
    id: z.string(),
    icon: iconNameSchema.nullish(),
    label: z.string().nullish(),
    inline_label: z.string().nullish(),
    interactive: z.boolean().default(false),
    data: z.record(z.string(), z.unknown()).default({}),
    preview: z.literal('lazy').nullish(),
  })
  .meta({ id: 'EntitySource' });

export const sourceSchema = z
  .discriminatedUnion('type', [urlSourceSchema, fileSourceSchema, entitySourceSchema])
  .meta({ id: 'Source' });

/** A reference to a source. `index` is the offset in characters of the end of the text that it supports. */
export const annotationSchema = z
  .object({
    type: z.literal('annotation'),
    source: sourceSchema,
    index: z.int().nullish(),
  })
  .meta({ id: 'Annotation' });

export type FileSource = z.infer<typeof fileSourceSchema>;
export type UrlSource = z.infer<typeof urlSourceSchema>;
export type EntitySource = z.infer<typeof entitySourceSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Annotation = z.infer<typeof annotationSchema>;
