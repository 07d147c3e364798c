import type { AgentInputItem } from '@openai/agents';
import type { GeneratedImageItem } from '../../protocol/items.js';
import { INTROS } from './intros.js';
import { textPart, userInput } from './user-input.js';

/** Override it where the model cannot reach the image's URL. */
export function generatedImageToInput({ image }: GeneratedImageItem): AgentInputItem[] {
  if (!image) return [];
  const part = { type: 'input_image' as const, image: image.url, detail: 'auto' };
  return [userInput(textPart(INTROS.generatedImage), part)];
}
