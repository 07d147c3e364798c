import type { PhrasingContent, RootContent } from 'mdast';
import { bold, definitionItem, heading, paragraph, text } from '../tree/nodes.js';
import { blocksOf, codeSpan } from './descriptions.js';
import type { Field, FieldTables } from './field-table.js';
import { isMembers, type Members, textOf } from './parse-document.js';
import { typeOf } from './schema-types.js';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** An operation with what its path says for all operations of the path. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly members: Members;
  readonly tag?: string;
  readonly parameters: readonly Members[];
}

export function operationsOf(document: Members, tables: FieldTables): Operation[] {
  const { references } = tables;
  const paths = { ...membersOf(document.paths), ...membersOf(document.webhooks) };
  return Object.entries(paths).flatMap(([path, item]) => {
    const { value } = references.resolve(item);
    return METHODS.filter((method) => isMembers(value[method])).map((method) => {
      const members = value[method] as Members;
      const parameters = [...listOf(value.parameters), ...listOf(members.parameters)];
      const [tag] = listOf(members.tags).filter((name) => typeof name === 'string');
      const resolved = parameters.map((parameter) => references.resolve(parameter).value);
      return { method: method.toUpperCase(), path, members, parameters: resolved, ...(tag !== undefined && { tag }) };
    });
  });
}

/** The section of an operation: its summary, description, parameters, the fields of its request and of each response. */
export function operationSection(operation: Operation, level: number, id: string, tables: FieldTables): RootContent[] {
  const { method, path, members, parameters } = operation;
  const summary: PhrasingContent[] =
    typeof members.summary === 'string' && members.summary !== '' ? [text(`: ${members.summary}`)] : [];
  const body = parameters.find((parameter) => parameter.in === 'body');
  const fields = parameters.filter((parameter) => parameter !== body && typeof parameter.name === 'string');
  return [
    heading(level, [codeSpan(`${method} ${path}`), ...summary], id),
    ...(members.deprecated === true ? [bold(text('Deprecated'))] : []),
    ...blocksOf(members.description, level),
    ...(fields.length > 0 ? [bold(text('Parameters'))] : []),
    ...tables.ofFields(fields.map(asField), 'Name'),
    ...requestOf(members, body, tables, level),
    ...responsesOf(members, tables, level),
  ];
}

function asField(parameter: Members): Field {
  return {
    name: String(parameter.name),
    // Swagger 2 writes the type beside the name.
    schema: parameter.schema ?? parameter,
    required: parameter.required === true,
    description: parameter.description,
    place: textOf(parameter.in) ?? '',
  };
}

function requestOf(members: Members, body: Members | undefined, tables: FieldTables, level: number): RootContent[] {
  const request = body ?? tables.references.resolve(members.requestBody).value;
  const { schema, type } = contentOf(request);
  if (schema === undefined) return [];
  const words = [
    text('Request body'),
    ...(type ? [text(` (${type})`)] : []),
    text(`: ${typeOf(schema, tables.references)}`),
  ];
  return [bold(...words), ...blocksOf(request.description, level), ...tables.ofSchema(schema)];
}

/** The responses, and the fields of the first one that has some: the others are usually errors, which are alike. */
function responsesOf(members: Members, tables: FieldTables, level: number): RootContent[] {
  const responses = Object.entries(membersOf(members.responses)).map(([status, response]) => {
    const { value } = tables.references.resolve(response);
    return { status, value, schema: contentOf(value).schema };
  });
  if (responses.length === 0) return [];
  const children = responses.map(({ status, value, schema }) => {
    const type = schema === undefined ? [] : [paragraph(text(`Returns ${typeOf(schema, tables.references)}.`))];
    return definitionItem([codeSpan(status)], [...blocksOf(value.description, level), ...type]);
  });
  const answer = responses.find(({ schema }) => schema !== undefined);
  const fields = answer ? tables.ofSchema(answer.schema) : [];
  const title = fields.length > 0 ? [bold(text('Fields of the response '), codeSpan(answer!.status))] : [];
  return [bold(text('Responses')), { type: 'list', ordered: false, spread: false, children }, ...title, ...fields];
}

/** OpenAPI 3 has a schema for each media type; the first one is described. Swagger 2 has one schema. */
function contentOf(value: Members): { readonly schema?: unknown; readonly type?: string } {
  const [entry] = Object.entries(membersOf(value.content));
  if (!entry) return { schema: value.schema };
  return { type: entry[0], schema: membersOf(entry[1]).schema };
}

export function membersOf(value: unknown): Members {
  return isMembers(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
