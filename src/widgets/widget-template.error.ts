import { AppError } from '../common/errors/app-error.js';
import type { ErrorCode } from '../common/errors/catalogue.js';

export type WidgetTemplateFault = Extract<ErrorCode, `widget_template_${string}`>;

/** A `.widget` file or its data are invalid. Only the author of the template can correct it, so it is an internal error. */
export class WidgetTemplateError extends AppError {
  constructor(code: WidgetTemplateFault, template: string, problem: string, cause?: unknown) {
    super({ code, message: `The widget template "${template}" ${problem}`, cause });
  }
}
