import type { AgentInputItem } from '@openai/agents';
import type { StructuredInputItem } from '../../protocol/items.js';
import type { StructuredInput } from '../../protocol/structured-input.js';
import { INTROS } from './intros.js';
import { textPart, userInput } from './user-input.js';

export function structuredInputToInput({ status, inputs }: StructuredInputItem): AgentInputItem[] {
  const lines = inputs.map((input) => `- ${input.question}: ${answerOf(input)}`);
  const intro = `${INTROS.structuredInput} with the following status: ${status}`;
  return [userInput(textPart([intro, '<StructuredInput>', ...lines, '</StructuredInput>'].join('\n')))];
}

function answerOf({ answer }: StructuredInput): string {
  if (!answer) return 'unanswered';
  return answer.skipped ? 'skipped' : answer.values.join(', ');
}
