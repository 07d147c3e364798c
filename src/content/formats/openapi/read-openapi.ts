import type { RootContent } from 'mdast';
import type { FormatPage } from '../format-page.js';
import { bold, definitionItem, heading, paragraph, text } from '../tree/nodes.js';
import { toMarkdown } from '../tree/to-markdown.js';
import { Anchors } from './anchors.js';
import { blocksOf, codeSpan } from './descriptions.js';
import { FieldTables } from './field-table.js';
import { listOf, membersOf, type Operation, operationSection, operationsOf } from './operations.js';
import { isMembers, type Members, parseDocument, textOf } from './parse-document.js';
import { References } from './references.js';
import { factsOf, typeOf } from './schema-types.js';

/** The keys by which a document says that it describes an API. A file without these words need not be parsed. */
const KEYS = ['openapi', 'swagger'];

/**
 * Reads a description of an API: a section for each operation and each schema, with anchors that depend on their names only.
 * Undefined when the file describes no API.
 */
export function readOpenApi(source: string, isJson: boolean): FormatPage | undefined {
  if (!KEYS.some((key) => source.includes(key))) return undefined;
  const document = parseDocument(source, isJson);
  if (!isMembers(document) || !KEYS.some((key) => ['string', 'number'].includes(typeof document[key])))
    return undefined;
  const tables = new FieldTables(new References(document));
  const anchors = new Anchors();
  const info = membersOf(document.info);
  const title = textOf(info.title) ?? 'API';
  const children = [
    heading(1, [text(title)]),
    ...blocksOf(info.description, 1),
    ...overviewOf(document, info),
    ...operationSections(document, tables, anchors),
    ...schemaSections(document, tables, anchors),
  ];
  const summary = typeof info.summary === 'string' ? { description: info.summary } : {};
  return { markdown: toMarkdown(children), title, data: summary };
}

function overviewOf(document: Members, info: Members): RootContent[] {
  const version = ['string', 'number'].includes(typeof info.version)
    ? [paragraph(text(`Version ${String(info.version)}`))]
    : [];
  const servers = listOf(document.servers).flatMap((server) => textOf(membersOf(server).url) ?? []);
  const host = textOf(document.host) ? [`${textOf(document.host)}${textOf(document.basePath) ?? ''}`] : [];
  const addresses = [...servers, ...host].map((address) => ({
    type: 'listItem' as const,
    spread: false,
    children: [paragraph(codeSpan(address))],
  }));
  const list: RootContent[] =
    addresses.length > 0 ? [{ type: 'list', ordered: false, spread: false, children: addresses }] : [];
  return [...version, ...(list.length > 0 ? [bold(text('Servers'))] : []), ...list, ...authentication(document)];
}

function authentication(document: Members): RootContent[] {
  const schemes = {
    ...membersOf(document.securityDefinitions),
    ...membersOf(membersOf(document.components).securitySchemes),
  };
  const items = Object.entries(schemes).map(([name, scheme]) => {
    const { type, in: place, name: key, scheme: kind, description } = membersOf(scheme);
    const words = [type, kind, place, key].filter((word) => typeof word === 'string').join(', ');
    return definitionItem([codeSpan(name)], [paragraph(text(words)), ...blocksOf(description, 2)]);
  });
  if (items.length === 0) return [];
  return [heading(2, [text('Authentication')]), { type: 'list', ordered: false, spread: false, children: items }];
}

function operationSections(document: Members, tables: FieldTables, anchors: Anchors): RootContent[] {
  const groups = groupedByTag(operationsOf(document, tables));
  const descriptions = new Map(
    listOf(document.tags).map((tag) => [membersOf(tag).name, membersOf(tag).description] as const),
  );
  return [...groups].flatMap(([tag, operations]) => [
    heading(2, [text(tag ?? 'Operations')], anchors.of(`tag-${tag ?? 'operations'}`)),
    ...blocksOf(descriptions.get(tag), 2),
    ...operations.flatMap((operation) => operationSection(operation, 3, anchors.ofOperation(operation), tables)),
  ]);
}

function groupedByTag(operations: readonly Operation[]): Map<string | undefined, Operation[]> {
  const groups = new Map<string | undefined, Operation[]>();
  for (const operation of operations) {
    const group = groups.get(operation.tag);
    if (group) group.push(operation);
    else groups.set(operation.tag, [operation]);
  }
  return groups;
}

function schemaSections(document: Members, tables: FieldTables, anchors: Anchors): RootContent[] {
  const schemas = { ...membersOf(document.definitions), ...membersOf(membersOf(document.components).schemas) };
  const sections = Object.entries(schemas).flatMap(([name, schema]) => {
    const resolved = tables.references.resolve(schema);
    const facts = factsOf(resolved);
    return [
      heading(3, [text(name)], anchors.of(`schema-${name}`)),
      ...blocksOf(resolved.value.description, 3),
      paragraph(
        text(`Type: ${typeOf(resolved.value, tables.references)}`),
        ...(facts.length > 0 ? [text('. '), ...facts] : []),
      ),
      ...tables.ofSchema(schema),
    ];
  });
  return sections.length === 0 ? [] : [heading(2, [text('Schemas')], anchors.of('schemas')), ...sections];
}
