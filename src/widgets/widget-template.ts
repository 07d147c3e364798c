import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { JsonObject, JsonValue } from '../common/json.js';
import { type WidgetRoot, widgetRootSchema } from '../protocol/widgets.js';
import { StrictJinja, UndefinedVariableError } from './strict-jinja.js';
import { WidgetTemplateError } from './widget-template.error.js';

const definitionSchema = z.object({
  version: z.string(),
  name: z.string(),
  template: z.string(),
  jsonSchema: z.record(z.string(), z.unknown()).default({}),
});

/**
 * A `.widget` file of the widget studio, which builds ChatKit widgets from data (reference: `WidgetTemplate` in
 * chatkit/widgets.py). The template is trusted. The data need not be, if the template prints every value with
 * `| tojson`, as templates of the studio do; a value printed without it becomes a part of the widget.
 */
export class WidgetTemplate {
  readonly name: string;
  /** The JSON schema of the data. `build` does not validate the data against it. */
  readonly dataSchema: Readonly<Record<string, unknown>>;
  private readonly template: StrictJinja;

  /** @param definition the parsed content of a `.widget` file of version 1.0. */
  constructor(definition: unknown, nameInErrors = 'unnamed') {
    const parsed = definitionSchema.safeParse(definition);
    if (!parsed.success) throw invalid(nameInErrors, parsed.error);
    const { name, version, template, jsonSchema } = parsed.data;
    if (version !== '1.0') throw unsupportedVersion(name, version);
    this.name = name;
    this.dataSchema = jsonSchema;
    this.template = parseTemplate(name, template);
  }

  /**
   * Reads the file synchronously, so call it when the program starts, for example
   * `WidgetTemplate.fromFile(new URL('./x.widget', import.meta.url))`.
   */
  static fromFile(path: string | URL): WidgetTemplate {
    const file = String(path).split(/[/\\]/).at(-1)!;
    return new WidgetTemplate(readDefinition(path, file), file);
  }

  /** Builds the widget. Members that are null are omitted. */
  build(data: object = {}): WidgetRoot {
    const widget = widgetRootSchema.safeParse(withoutNulls(parseJson(this.name, this.render(data))));
    if (widget.success) return widget.data;
    throw new WidgetTemplateError(
      'widget_template_output_invalid',
      this.name,
      'does not render to a widget. Its root must be a Card, ListView or Basic, and every child an object with a type.',
      widget.error,
    );
  }

  private render(data: object): string {
    const values = toJson(this.name, data);
    try {
      return this.template.render(values);
    } catch (error) {
      throw error instanceof UndefinedVariableError ? missingVariable(this.name, error) : notRendered(this.name, error);
    }
  }
}

function readDefinition(path: string | URL, file: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw invalid(file, error);
  }
}

function parseTemplate(name: string, source: string): StrictJinja {
  try {
    return new StrictJinja(source);
  } catch (error) {
    throw new WidgetTemplateError(
      'widget_template_invalid',
      name,
      'is not a valid Jinja template. Export it again.',
      error,
    );
  }
}

/** Copies the data as JSON, so that a template can reach only plain values and no methods or getters. */
function toJson(name: string, data: object): JsonObject {
  try {
    return JSON.parse(JSON.stringify(data)) as JsonObject;
  } catch (error) {
    throw new WidgetTemplateError(
      'widget_template_data_invalid',
      name,
      'got data that are not JSON. Give it plain JSON values.',
      error,
    );
  }
}

function parseJson(name: string, rendered: string): JsonValue {
  try {
    return JSON.parse(rendered) as JsonValue;
  } catch (error) {
    const problem = 'does not render to JSON. Put every value through "| tojson".';
    throw new WidgetTemplateError('widget_template_output_invalid', name, problem, error);
  }
}

/** The payload of an action is free-form data of the integration: a null in it has a meaning and is kept. */
function withoutNulls(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.filter((entry) => entry !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(
    members.map(([name, member]) => [name, name === 'payload' ? member : withoutNulls(member)]),
  );
}

function invalid(name: string, cause: unknown): WidgetTemplateError {
  const problem = 'cannot be read. It must be a JSON object with version, name and template.';
  return new WidgetTemplateError('widget_template_invalid', name, problem, cause);
}

function unsupportedVersion(name: string, version: string): WidgetTemplateError {
  const problem = `has version "${version}", but only version 1.0 is supported. Export it again.`;
  return new WidgetTemplateError('widget_template_version_unsupported', name, problem);
}

function missingVariable(name: string, { variable }: UndefinedVariableError): WidgetTemplateError {
  const problem = `needs the variable "${variable}", which its data do not have. Add it to the data.`;
  return new WidgetTemplateError('widget_template_variable_missing', name, problem);
}

function notRendered(name: string, cause: unknown): WidgetTemplateError {
  const problem =
    'cannot be rendered with these data: a value has another type than the template expects. Correct the data.';
  return new WidgetTemplateError('widget_template_data_invalid', name, problem, cause);
}
