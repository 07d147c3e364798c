import { AppError } from '../common/errors/app-error.js';

export type WidgetTemplateFault =
  | 'widget_template_invalid'
  | 'widget_template_version_unsupported'
  | 'widget_template_variable_missing'
  | 'widget_template_data_invalid'
  | 'widget_template_output_invalid';

/** A `.widget` file or its data are invalid. Only the author of the template can correct it, so it is an internal error. */
export class WidgetTemplateError extends AppError {
  constructor(code: WidgetTemplateFault, template: string, problem: string, cause?: unknown) {
    super({ code, kind: 'internal', message: `The widget template "${template}" ${problem}`, cause });
  }
}
