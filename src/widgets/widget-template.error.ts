import { AppError } from '../common/errors/app-error.js';

export type WidgetTemplateFault =
  | 'widget_template_invalid'
  | 'widget_template_version_unsupported'
  | 'widget_template_variable_missing'
  | 'widget_template_data_invalid'
  | 'widget_template_output_invalid';

/** A `.widget` file, or the data given to it, is not what its author meant. Nothing a reader does can mend it. */
export class WidgetTemplateError extends AppError {
  constructor(code: WidgetTemplateFault, template: string, problem: string, cause?: unknown) {
    super({ code, kind: 'internal', message: `The widget template "${template}" ${problem}`, cause });
  }
}
