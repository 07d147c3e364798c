import type { StructuredInputItem } from '../protocol/items.js';
import type {
  StructuredInput,
  StructuredInputAnswer,
  StructuredInputSubmission,
} from '../protocol/structured-input.js';

/**
 * The form with the submitted values. A question without a usable value becomes skipped, a single choice keeps its first
 * value, and values for unknown questions are ignored (reference: `_apply_structured_input_submission` in server.py).
 */
export function answerStructuredInput(
  form: StructuredInputItem,
  submission: StructuredInputSubmission,
): StructuredInputItem {
  const inputs = form.inputs.map((question) => ({ ...question, answer: answerTo(question, submission) }));
  return { ...form, status: submission.status, inputs };
}

function answerTo(question: StructuredInput, { status, answers }: StructuredInputSubmission): StructuredInputAnswer {
  const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
  if (status === 'skipped' || !answer || answer.skipped || answer.values.length === 0) {
    return { values: [], skipped: true };
  }
  const single = question.type === 'multiple_choice' && !question.multiple;
  return { values: single ? answer.values.slice(0, 1) : answer.values, skipped: false };
}
