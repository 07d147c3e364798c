import { splitSections } from '../../markdown/sections.js';
import { readOpenApi } from './read-openapi.js';

const PET = { type: 'object', required: ['id'], properties: { id: { type: 'integer', description: 'Its number' } } };
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '2.0', description: 'All **pets**.' },
  servers: [{ url: 'https://api.example.com' }],
  paths: {
    '/pets/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
      get: {
        operationId: 'findPet',
        summary: 'Find a pet',
        tags: ['pets'],
        responses: {
          200: {
            description: 'The pet',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
          },
          404: { description: 'No such pet' },
        },
      },
      put: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } } },
    },
  },
  components: {
    schemas: {
      Pet: {
        allOf: [PET, { properties: { parent: { $ref: '#/components/schemas/Pet' }, kind: { enum: ['cat', 'dog'] } } }],
      },
    },
  },
};

const read = (document: object) => readOpenApi(JSON.stringify(document), true)!;
const anchorsOf = (document: object) => splitSections(read(document).markdown).map(({ anchor }) => anchor);
const sectionAt = (anchor: string, document: object = DOCUMENT) => {
  const { markdown } = read(document);
  const [, rest = ''] = markdown.split(`{#${anchor}}\n`);
  return rest.split(/^#/m)[0]!.trim();
};

describe('readOpenApi', () => {
  it('writes a section for each operation and each schema, with anchors from their names', () => {
    expect(anchorsOf(DOCUMENT)).toEqual([
      'pets',
      'tag-pets',
      'findPet',
      'tag-operations',
      'put-pets-id',
      'schemas',
      'schema-Pet',
    ]);
  });

  it('describes parameters, responses, and the fields of the answer of an operation', () => {
    expect(sectionAt('findPet')).toBe(
      [
        '**Parameters**\n',
        '| Name | In | Type | Required | Description |\n| - | - | - | - | - |\n| `id` | path | integer | yes | minimum `1` |\n',
        '**Responses**\n\n- **`200`**: The pet\n\n  Returns Pet.\n- **`404`**: No such pet\n',
        '**Fields of the response `200`**\n\n| Field | Type | Required | Description |\n| - | - | - | - |',
        '| `id` | integer | yes | Its number |\n| `parent` | Pet | no | |\n| `kind` | any | no | Values: `cat`, `dog` |',
      ].join('\n'),
    );
  });

  it('describes the fields of the request body', () => {
    expect(sectionAt('put-pets-id')).toContain('**Request body (application/json): Pet**\n\n| Field |');
  });

  it('reads title, version and servers', () => {
    expect(read(DOCUMENT)).toMatchObject({ title: 'Pets' });
    expect(read(DOCUMENT).markdown).toMatch(
      /^# Pets\n\nAll \*\*pets\*\*\.\n\nVersion 2\.0\n[^#]*`https:\/\/api\.example\.com`/,
    );
  });

  it('reads Swagger 2 and YAML', () => {
    const yaml = `swagger: "2.0"
info: {title: Old}
host: api.example.com
paths:
  /a:
    post:
      parameters:
        - {name: body, in: body, schema: {$ref: '#/definitions/A'}}
        - {name: q, in: query, type: string}
      responses: {default: {description: Done}}
definitions:
  A: {type: object, properties: {x: {type: array, items: {type: string}}}}
`;
    const { markdown } = readOpenApi(yaml, false)!;

    expect(markdown).toContain('| `q` | query | string | no | |');
    expect(markdown).toContain(
      '**Request body: A**\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n| `x` | array of string | no | |',
    );
    expect(markdown).toContain('### A {#schema-A}');
  });

  it.each([
    ['other JSON', '{"name": "openapi-tools"}', true],
    ['other YAML', 'nav:\n  - swagger.md\n', false],
    ['invalid JSON', '{"openapi": ', true],
  ])('takes %s for no documentation', (_what, source, isJson) => {
    expect(readOpenApi(source, isJson)).toBeUndefined();
  });

  it.each([
    ['a schema that is part of itself', { A: { allOf: [{ $ref: '#/components/schemas/A' }] } }],
    ['references in a ring', { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } }],
    ['a schema that contains itself', { A: { properties: { a: { items: { $ref: '#/components/schemas/A' } } } } }],
  ])('ends for %s', (_what, schemas) => {
    expect(anchorsOf({ ...DOCUMENT, components: { schemas } })).toContain('schema-A');
  });

  it('shows a limited number of fields of all operations together', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`field${index}`, { type: 'string' }]),
    );
    const response = { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } };
    const paths = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`/${index}`, { get: { responses: { 200: response } } }]),
    );
    const { markdown } = read({ ...DOCUMENT, paths, components: { schemas: { A: { properties } } } });

    expect(markdown.match(/^\| `field/gm)).toHaveLength(10_000);
    expect(markdown).toContain('The fields are not shown, because the document is too long.');
  });

  it.each([
    ['brackets', `openapi: ${'['.repeat(5_000)}`],
    ['lists in one line', `openapi: 3\na:\n  ${'- '.repeat(5_000)}a`],
    ['spaces', `openapi: 3\n${Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}`],
  ])('refuses YAML with too many %s', (_what, source) => {
    expect(() => readOpenApi(source, false)).toThrow('levels of YAML');
  });

  it('reads no YAML whose aliases multiply', () => {
    const lines = Array.from({ length: 30 }, (_, n) => `x${n + 1}: &x${n + 1} [${`*x${n}, `.repeat(9)}]`);

    expect(readOpenApi(`openapi: 3.0.0\nx0: &x0 a\n${lines.join('\n')}`, false)).toBeUndefined();
  });
});
