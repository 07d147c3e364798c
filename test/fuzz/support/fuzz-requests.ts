import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { HOSTILE_TEXTS, junk, placesIn, replaceAt } from '../../support/hostile-values.js';
import { knownId, type Schema, SchemaValues } from './schema-values.js';

/** A request without its connection. Ids that responses gave are placeholders. */
export interface FuzzRequest {
  /** Its path in `openapi.json`. */
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The client closes the connection after the first byte of the response. */
  readonly leavesEarly: boolean;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export const DOCUMENT = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
export const ADMIN_KEY = 'correct-horse-battery-staple';

/** Built once: the construction of text arbitraries takes long. */
const JUNK = junk();
const values = new SchemaValues(DOCUMENT.components.schemas);
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
const PAGES = ['/', '/docs', '/widget/loader.js', '/_site/search', '/openapi.json', '/no/such/page', '/site.css'];
const OPERATIONS = Object.entries(DOCUMENT.paths).flatMap(([route, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ route, method: method.toUpperCase(), operation })),
);

/** Requests that succeed, so that the others find threads and files: most of them are deleted soon. */
const SUPPLY: readonly object[] = [
  {
    type: 'threads.create',
    params: { input: { content: [{ type: 'input_text', text: 'topics' }], attachments: [], inference_options: {} } },
  },
  { type: 'attachments.create', params: { name: 'a.txt', mime_type: 'text/plain', size: 5 } },
];

/** Requests of every documented route and method, of the site, and with methods that no route has. */
export function fuzzRequest(): fc.Arbitrary<FuzzRequest> {
  const documented = OPERATIONS.map((entry) => ({
    // Sixteen request types share one route.
    weight: entry.route === '/chatkit' ? 30 : 3,
    arbitrary: requestOf(entry.route, entry.method, entry.operation),
  }));
  const routes = [...new Set(OPERATIONS.map(({ route }) => route)), ...PAGES];
  const other = fc
    .tuple(fc.constantFrom(...routes), fc.constantFrom(...METHODS))
    .chain(([route, method]) => requestOf(route, method, {}));
  return fc.oneof(...documented, { weight: 8, arbitrary: other });
}

function requestOf(route: string, method: string, { parameters = [], requestBody }: Operation) {
  const schemaOfJson = requestBody?.content['application/json']?.schema;
  const body = schemaOfJson
    ? jsonBody(schemaOfJson, route === '/chatkit' ? SUPPLY : [])
    : route === '/attachments'
      ? form()
      : otherBody(method);
  const query = parameters.filter((parameter) => parameter.in === 'query');
  return fc
    .record({
      id: fc.oneof({ weight: 4, arbitrary: idFor(route) }, { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) }),
      query: fc.record(Object.fromEntries(query.map(({ name, schema }) => [name, queryValue(schema, name)])), {
        requiredKeys: [],
      }),
      strange: fc.constantFrom('', '', '', '', '', '', '?%E0%A4%A', '?a[b][c]=1&a=2', '?limit=1&limit=2', '/', '/%00'),
      body,
      headers: headers(route),
      leavesEarly: fc.nat(60).map((n) => n === 0),
    })
    .map(({ id, query, strange, body, headers, leavesEarly }): FuzzRequest => {
      const search = new URLSearchParams(query as Record<string, string>).toString();
      const path = route.replaceAll(/\{\w+\}/g, () => encodeId(id)) + (search ? `?${search}` : strange);
      return { route, method, path, headers: { ...body.headers, ...headers }, body: body.text, leavesEarly };
    });
}

/** Placeholders are not encoded. */
function encodeId(id: string): string {
  return id.startsWith('@') ? id : encodeURIComponent(id.toWellFormed().slice(0, 2_000)) || '%20';
}

function idFor(route: string): fc.Arbitrary<string> {
  if (route.includes('/runs/')) return knownId('run');
  return route.startsWith('/attachments') ? knownId('attachment') : knownId('thread');
}

function queryValue(schema: Schema, name: string): fc.Arbitrary<string> {
  const right = values.of(schema, name).map((value) => String(value).toWellFormed());
  const wrong = fc.constantFrom('', '0', '-1', '1e3', '101', 'NaN', '\u0000', ' ', '9'.repeat(400), ...HOSTILE_TEXTS);
  return fc.oneof(
    { weight: 8, arbitrary: right },
    { weight: 1, arbitrary: wrong.map((value) => value.toWellFormed()) },
  );
}

interface Body {
  readonly text?: string;
  readonly headers: Readonly<Record<string, string>>;
}

const JSON_HEADERS = { 'Content-Type': 'application/json' };

/** A valid value in most requests, then one with changed places, then text that is no JSON or JSON of another kind. */
function jsonBody(schema: Schema, supply: readonly object[]): fc.Arbitrary<Body> {
  const valid = values.of(schema);
  const json = (value: unknown): Body => ({ text: JSON.stringify(value), headers: JSON_HEADERS });
  return fc.oneof(
    { weight: 8, arbitrary: valid.map(json) },
    ...(supply.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...supply).map(json) }] : []),
    { weight: 6, arbitrary: valid.chain(changed).map(json) },
    { weight: 1, arbitrary: JUNK.map((value) => json(value ?? null)) },
    { weight: 1, arbitrary: valid.chain(broken) },
  );
}

/** One to three places hold another value, have none, or have a member that no schema knows. */
function changed(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value);
  if (places.length === 0) return JUNK;
  const change = fc.tuple(fc.constantFrom(...places), fc.option(JUNK, { nil: undefined }), fc.boolean());
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce((result, [place, replacement, isExtra]) => {
      try {
        return replaceAt(result, isExtra ? [...place.slice(0, -1), 'extra'] : place, replacement);
      } catch {
        // An earlier change has removed the parent of the place.
        return result;
      }
    }, value),
  );
}

function broken(value: unknown): fc.Arbitrary<Body> {
  const text = JSON.stringify(value) ?? '';
  return fc.constantFrom<Body>(
    { text: text.slice(0, -1), headers: JSON_HEADERS },
    { text: `${text}${text}`, headers: JSON_HEADERS },
    { text: `\ufeff${text}`, headers: JSON_HEADERS },
    { text: '['.repeat(5_000) + ']'.repeat(5_000), headers: JSON_HEADERS },
    { text: '', headers: JSON_HEADERS },
    { text, headers: { 'Content-Type': 'text/plain' } },
    { text, headers: { 'Content-Type': 'application/json; charset=utf-7' } },
    { text, headers: { ...JSON_HEADERS, 'Content-Encoding': 'gzip' } },
    { text, headers: { ...JSON_HEADERS, 'Content-Encoding': 'zip' } },
    { text: `{"__proto__":{"type":"threads.list"},"type":"threads.list","params":{}}`, headers: JSON_HEADERS },
    { text: 'x'.repeat(1_200_000), headers: JSON_HEADERS },
  );
}

function otherBody(method: string): fc.Arbitrary<Body> {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return fc.constant({ headers: {} });
  return fc.constantFrom<Body>(
    { headers: {} },
    { text: '{}', headers: JSON_HEADERS },
    { text: 'hello', headers: { 'Content-Type': 'text/plain' } },
    { text: '\u0089PNG\r\n\u001a\n', headers: { 'Content-Type': 'image/png' } },
    { text: 'x'.repeat(300_000), headers: { 'Content-Type': 'text/markdown' } },
  );
}

const part = (disposition: string, type: string, content: string) =>
  `--b\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`;

function form(): fc.Arbitrary<Body> {
  const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
  const name = fc.constantFrom('a.txt', '', '../../x.txt', 'ä🙂.md', '\u0000', 'x'.repeat(5_000));
  const type = fc.constantFrom('text/plain', 'image/png', 'application/json', 'text/html', 'nonsense', '');
  const field = fc.constantFrom('file', 'file', 'file', 'other', '', 'a[b][c]', '__proto__');
  const content = fc.constantFrom('hello', '', '{"a":1}', '\u0000', 'x'.repeat(100_000), '\u0089PNG');
  const ending = fc.constantFrom('--b--\r\n', '--b--\r\n', '--b--', '', '--b', '--c--\r\n');
  return fc.tuple(name, type, field, content, ending).map(([name, type, field, content, ending]) => ({
    text: part(`name="${field}"; filename="${name}"`, type, content) + ending,
    headers,
  }));
}

function headers(route: string): fc.Arbitrary<Record<string, string>> {
  const admin: Record<string, string> = route.startsWith('/rag/') ? { Authorization: `Bearer ${ADMIN_KEY}` } : {};
  return fc.constantFrom<Record<string, string>>(
    admin,
    admin,
    admin,
    admin,
    {},
    { ...admin, 'Idempotency-Key': 'one-key' },
    { ...admin, 'Idempotency-Key': 'x'.repeat(2_000) },
    { ...admin, 'Last-Event-ID': 'run_x:999999999999999999' },
    { ...admin, 'X-Request-Id': '!'.repeat(500) },
    { ...admin, Accept: 'application/xml' },
    { ...admin, 'Accept-Language': '*;q=0.0001, x-klingon' },
    { ...admin, Range: 'bytes=0-0,5-1' },
    { ...admin, 'If-None-Match': '*', 'If-Modified-Since': 'never' },
    { Authorization: 'Bearer \u00ff' },
    { ...admin, Origin: 'https://attacker.example' },
    { ...admin, Cookie: `a=${'x'.repeat(4_000)}` },
  );
}
