import type { AgentInputItem } from '@openai/agents';
import type {
  GeneratedImageItem,
  HiddenContextItem,
  SdkHiddenContextItem,
  StructuredInputItem,
  TaskItem,
  WidgetItem,
  WorkflowItem,
} from '../../protocol/items.js';
import type { StructuredInput } from '../../protocol/structured-input.js';
import type { Task } from '../../protocol/workflows.js';
import { withoutInvisible } from '../../text/invisible.js';
import { INTROS, serverInput, textPart } from './user-input.js';

// Converts items that the server describes to the model in a message of the user.

export function quotedTextToInput(text: string): AgentInputItem[] {
  return [serverInput(textPart(`${INTROS.quotedText} \n${withoutInvisible(text)}`))];
}

export function widgetToInput({ id, widget }: WidgetItem): AgentInputItem[] {
  const json = JSON.stringify(widget, (_key, value: unknown) => value ?? undefined);
  return [serverInput(textPart(`${INTROS.widget} (id: ${id}) was displayed to the user:${json}`))];
}

/** Sends the URL of the image. Replace this with a hook when the model server cannot load that URL. */
export function generatedImageToInput({ image }: GeneratedImageItem): AgentInputItem[] {
  if (!image) return [];
  const part = { type: 'input_image' as const, image: image.url, detail: 'auto' };
  return [serverInput(textPart(INTROS.generatedImage), part)];
}

export function taskToInput({ task }: TaskItem): AgentInputItem[] {
  return describeTask(task);
}

export function workflowToInput({ workflow }: WorkflowItem): AgentInputItem[] {
  return workflow.tasks.flatMap(describeTask);
}

/** Describes custom tasks only: thoughts and searches come from the model itself. */
function describeTask(task: Task): AgentInputItem[] {
  if (task.type !== 'custom') return [];
  const text = [task.title, task.content].filter(Boolean).join(': ');
  if (text === '') return [];
  return [serverInput(textPart(`${INTROS.task}\n<Task>\n${text}\n</Task>`))];
}

export function structuredInputToInput({ status, inputs }: StructuredInputItem): AgentInputItem[] {
  const lines = inputs.map((input) => `- ${input.question}: ${answerOf(input)}`);
  const intro = `${INTROS.structuredInput} with the following status: ${status}`;
  return [serverInput(textPart([intro, '<StructuredInput>', ...lines, '</StructuredInput>'].join('\n')))];
}

function answerOf({ answer }: StructuredInput): string {
  if (!answer) return 'unanswered';
  return answer.skipped ? 'skipped' : answer.values.join(', ');
}

/** @throws Error when the content is not text: only a hook of the integration can convert other content. */
export function hiddenContextToInput({ content }: HiddenContextItem | SdkHiddenContextItem): AgentInputItem[] {
  if (typeof content !== 'string') {
    throw new Error('A hidden context is not text. Add a `hiddenContext` hook that converts it for the model.');
  }
  return [serverInput(textPart(`${INTROS.hiddenContext}\n<HiddenContext>\n${content}\n</HiddenContext>`))];
}
