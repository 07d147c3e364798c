import type { ErrorEntries } from '../error-kind.js';

/** `.widget` templates of ChatKit widgets. The developer of the integration corrects these, not the reader. */
export const WIDGET_ERRORS = {
  widget_template_invalid: {
    kind: 'internal',
    retryable: false,
    meaning: 'The file is not a valid `.widget` template.',
    remedy: 'Export the template again.',
  },
  widget_template_version_unsupported: {
    kind: 'internal',
    retryable: false,
    meaning: 'The template has a version that is not supported.',
    remedy: 'Export it again as version 1.0.',
  },
  widget_template_variable_missing: {
    kind: 'internal',
    retryable: false,
    meaning: 'The data do not have a variable that the template needs.',
    remedy: 'Add the variable to the data.',
  },
  widget_template_data_invalid: {
    kind: 'internal',
    retryable: false,
    meaning: 'The data do not fit the template.',
    remedy: 'Give plain JSON values of the types that the template expects.',
  },
  widget_template_output_invalid: {
    kind: 'internal',
    retryable: false,
    meaning: 'The template does not render to a ChatKit widget.',
    remedy: 'Give it a Card, ListView or Basic as its root, and objects with a `type` as children.',
  },
} as const satisfies ErrorEntries;
