import type { protocol } from '@openai/agents';
import { AppError } from '../../common/errors/app-error.js';
import { isCall } from '../is-call.js';
import { ANSWER_CHARACTERS, ANSWER_ITEMS, ARGUMENT_CHARACTERS, TOOL_CALLS } from '../limits.js';

/** Counts what a model sends in one answer. Each method throws an `AppError` when it is more than the server accepts. */
export class AnswerSize {
  private characters = 0;
  private items = 0;
  private calls = 0;

  /** Text that streamed. */
  addText(characters: number): void {
    this.characters += characters;
    if (this.characters > ANSWER_CHARACTERS) throw tooLong();
  }

  /** Text that replaces what streamed before, or did not stream. */
  checkText(characters: number): void {
    if (characters > ANSWER_CHARACTERS) throw tooLong();
  }

  addItem(): void {
    this.items += 1;
    if (this.items > ANSWER_ITEMS) throw tooLong();
  }

  /** @param output of one finished response. */
  addCalls(output: readonly protocol.OutputModelItem[]): void {
    for (const item of output) {
      if (!isCall(item)) continue;
      this.calls += 1;
      if (this.calls > TOOL_CALLS) throw new AppError({ code: 'model_too_many_steps' });
      if ('arguments' in item && String(item.arguments).length > ARGUMENT_CHARACTERS) throw tooLong();
    }
  }
}

function tooLong(): AppError {
  return new AppError({ code: 'model_answer_too_long' });
}
