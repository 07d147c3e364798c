import { z } from 'zod';
import { generatedImageSchema } from './items.js';
import { assistantContentSchema } from './messages.js';
import { annotationSchema } from './sources.js';
import { widgetComponentSchema, widgetRootSchema } from './widgets.js';
import { taskSchema } from './workflows.js';

export const contentPartAddedSchema = z
  .object({
    type: z.literal('assistant_message.content_part.added'),
    content_index: z.int(),
    content: assistantContentSchema,
  })
  .meta({ id: 'ContentPartAdded' });

export const contentPartTextDeltaSchema = z
  .object({
    type: z.literal('assistant_message.content_part.text_delta'),
    content_index: z.int(),
    delta: z.string(),
  })
  .meta({ id: 'ContentPartTextDelta' });

export const contentPartAnnotationAddedSchema = z
  .object({
    type: z.literal('assistant_message.content_part.annotation_added'),
    content_index: z.int(),
    annotation_index: z.int(),
    annotation: annotationSchema,
  })
  .meta({ id: 'ContentPartAnnotationAdded' });

export const contentPartDoneSchema = z
  .object({
    type: z.literal('assistant_message.content_part.done'),
    content_index: z.int(),
    content: assistantContentSchema,
  })
  .meta({ id: 'ContentPartDone' });

export const widgetTextDeltaSchema = z
  .object({
    type: z.literal('widget.streaming_text.value_delta'),
    component_id: z.string(),
    delta: z.string(),
    done: z.boolean(),
  })
  .meta({ id: 'WidgetTextDelta' });

export const widgetRootUpdatedSchema = z
  .object({ type: z.literal('widget.root.updated'), widget: widgetRootSchema })
  .meta({ id: 'WidgetRootUpdated' });

export const widgetComponentUpdatedSchema = z
  .object({
    type: z.literal('widget.component.updated'),
    component_id: z.string(),
    component: widgetComponentSchema,
  })
  .meta({ id: 'WidgetComponentUpdated' });

export const workflowTaskAddedSchema = z
  .object({
    type: z.literal('workflow.task.added'),
    task_index: z.int(),
    task: taskSchema,
  })
  .meta({ id: 'WorkflowTaskAdded' });

export const workflowTaskUpdatedSchema = z
  .object({
    type: z.literal('workflow.task.updated'),
    task_index: z.int(),
    task: taskSchema,
  })
  .meta({ id: 'WorkflowTaskUpdated' });

export const generatedImageUpdatedSchema = z
  .object({
    type: z.literal('generated_image.updated'),
    image: generatedImageSchema,
    progress: z.number().nullish(),
  })
  .meta({ id: 'GeneratedImageUpdated' });

export const threadItemUpdateSchema = z
  .discriminatedUnion('type', [
    contentPartAddedSchema,
    contentPartTextDeltaSchema,
    contentPartAnnotationAddedSchema,
    contentPartDoneSchema,
    widgetTextDeltaSchema,
    widgetComponentUpdatedSchema,
    widgetRootUpdatedSchema,
    workflowTaskAddedSchema,
    workflowTaskUpdatedSchema,
    generatedImageUpdatedSchema,
  ])
  .meta({ id: 'ThreadItemUpdate' });

export type ContentPartUpdate =
  | z.infer<typeof contentPartAddedSchema>
  | z.infer<typeof contentPartTextDeltaSchema>
  | z.infer<typeof contentPartAnnotationAddedSchema>
  | z.infer<typeof contentPartDoneSchema>;
export type WidgetTextDelta = z.infer<typeof widgetTextDeltaSchema>;
export type WidgetRootUpdated = z.infer<typeof widgetRootUpdatedSchema>;
export type WidgetComponentUpdated = z.infer<typeof widgetComponentUpdatedSchema>;
export type ThreadItemUpdate = z.infer<typeof threadItemUpdateSchema>;
