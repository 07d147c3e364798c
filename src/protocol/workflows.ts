import { z } from 'zod';
import { iconNameSchema } from './icons.js';
import { fileSourceSchema, urlSourceSchema } from './sources.js';

const taskBase = { status_indicator: z.enum(['none', 'loading', 'complete']).default('none') };

export const customTaskSchema = z
  .object({
    ...taskBase,
    type: z.literal('custom'),
    title: z.string().nullish(),
    icon: iconNameSchema.nullish(),
    content: z.string().nullish(),
  })
  .meta({ id: 'CustomTask' });

export const searchTaskSchema = z
  .object({
    ...taskBase,
    type: z.literal('web_search'),
    title: z.string().nullish(),
    title_query: z.string().nullish(),
    queries: z.array(z.string()).default([]),
    sources: z.array(urlSourceSchema).default([]),
  })
  .meta({ id: 'SearchTask' });

export const thoughtTaskSchema = z
  .object({
    ...taskBase,
    type: z.literal('thought'),
    title: z.string().nullish(),
    content: z.string(),
  })
  .meta({ id: 'ThoughtTask' });

export const fileTaskSchema = z
  .object({
    ...taskBase,
    type: z.literal('file'),
    title: z.string().nullish(),
    sources: z.array(fileSourceSchema).default([]),
  })
  .meta({ id: 'FileTask' });

export const imageTaskSchema = z
  .object({ ...taskBase, type: z.literal('image'), title: z.string().nullish() })
  .meta({ id: 'ImageTask' });

export const taskSchema = z
  .discriminatedUnion('type', [customTaskSchema, searchTaskSchema, thoughtTaskSchema, fileTaskSchema, imageTaskSchema])
  .meta({ id: 'Task' });

/** Either a title of the integration, or the duration of the work in whole seconds. */
export const workflowSummarySchema = z
  .union([z.object({ title: z.string(), icon: iconNameSchema.nullish() }), z.object({ duration: z.int() })])
  .meta({ id: 'WorkflowSummary' });

export const workflowSchema = z
  .object({
    type: z.enum(['custom', 'reasoning']),
    tasks: z.array(taskSchema),
    summary: workflowSummarySchema.nullish(),
    expanded: z.boolean().default(false),
  })
  .meta({ id: 'Workflow' });

export type CustomTask = z.infer<typeof customTaskSchema>;
export type SearchTask = z.infer<typeof searchTaskSchema>;
export type ThoughtTask = z.infer<typeof thoughtTaskSchema>;
export type Task = z.infer<typeof taskSchema>;
/** A task as an author writes it: members with a default are optional. */
export type TaskInput = z.input<typeof taskSchema>;
export type WorkflowSummary = z.infer<typeof workflowSummarySchema>;
export type Workflow = z.infer<typeof workflowSchema>;
export type WorkflowInput = z.input<typeof workflowSchema>;
