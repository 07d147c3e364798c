import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Schema, Schemas } from '../../src/api-document/document-types.js';
import { breakingChanges } from './breaking-changes.js';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as OpenAPIObject;
const released = read('test/fixtures/openapi.released.json');

type Change = (document: OpenAPIObject & { schemas: Schemas }) => void;

/** The released document after a change. */
function changed(change: Change): OpenAPIObject {
  const copy = structuredClone(released);
  change(Object.assign(copy, { schemas: copy.components?.schemas as Schemas }));
  return copy;
}
const member = (schemas: Schemas, schema: string, name: string): Schema => schemas[schema]!.properties![name]!;

/** What the released document would lose, and the sentence that says so. */
const BREAKING: Readonly<Record<string, [Change, string]>> = {
  'a removed operation': [(d) => delete d.paths['/threads']!.get, 'GET /threads: the operation is removed'],
  'another operationId': [
    (d) => (d.paths['/threads']!.get!.operationId = 'threads'),
    'GET /threads: the operationId is threads and no longer listThreads',
  ],
  'a removed status': [
    (d) => delete d.paths['/threads/{id}']!.get!.responses['404'],
    'GET /threads/{id}: the status 404 is removed',
  ],
  'a member that responses no longer have': [
    ({ schemas }) => delete schemas.SearchResult!.properties!.score,
    'SearchResult: the member score is removed',
  ],
  'a member that responses may lack': [
    ({ schemas }) => (schemas.SearchResult!.required = []),
    'SearchResult: the member id may be absent now',
  ],
  'a member of a response that may be null': [
    ({ schemas }) => (member(schemas, 'SearchResult', 'score').type = ['number', 'null']),
    'SearchResult.score: the type is number or null and was number',
  ],
  'a new required member of a request': [
    ({ schemas }) => schemas.SearchRequest!.required!.push('scope'),
    'SearchRequest: the member scope is required now',
  ],
  'a removed member of a closed request': [
    ({ schemas }) => delete schemas.SearchRequest!.properties!.limit,
    'SearchRequest: the member limit is removed',
  ],
  'a lower limit of a request': [
    ({ schemas }) => (member(schemas, 'AssistantRequest', 'query').maxLength = 10),
    'AssistantRequest.query: maxLength is 10 and was 8000',
  ],
  'a member of a request that must not be null': [
    ({ schemas }) => (member(schemas, 'AssistantRequest', 'thread_id').type = 'string'),
    'AssistantRequest.thread_id: the type is string and was string or null',
  ],
  'a removed value of a request': [
    ({ schemas }) => (member(schemas, 'SearchRequest', 'scope').enum = ['full', null]),
    'SearchRequest.scope: the value "current_page" is removed',
  ],
  'a removed request type': [
    ({ schemas }) => void schemas.ChatKitRequest!.oneOf!.pop(),
    'ChatKitRequest: the choice ThreadsSyncCustomActionRequest is removed',
  ],
  'a removed event of a stream': [
    ({ schemas }) => void schemas.ThreadStreamEvent!.oneOf!.pop(),
    'ThreadStreamEvent: the choice NoticeEvent is removed',
  ],
  'a required parameter': [
    (d) => Object.assign(d.paths['/threads']!.get!.parameters![0]!, { required: true }),
    'GET /threads: the parameter limit is required now',
  ],
};

describe('The comparison of two API documents', () => {
  it.each(Object.entries(BREAKING))('finds %s', (_what, [change, sentence]) => {
    expect(breakingChanges(released, changed(change))).toContain(sentence);
  });

  it('accepts new operations, optional inputs, higher limits and new members of responses', () => {
    const after = changed((document) => {
      const { schemas, paths } = document;
      paths['/new'] = paths['/threads']!;
      schemas.SearchRequest!.properties!.extra = { type: 'string' };
      schemas.SearchResult!.properties!.extra = { type: 'string' };
      member(schemas, 'AssistantRequest', 'query').maxLength = 9_000;
      member(schemas, 'SearchResult', 'chapter_number').type = 'integer';
    });

    expect(breakingChanges(released, after)).toEqual([]);
  });

  it('openapi.json breaks no client of the released document, except as CHANGELOG.md lists', () => {
    const listed = readFileSync('CHANGELOG.md', 'utf8');
    const unlisted = breakingChanges(released, read('openapi.json')).filter((sentence) => !listed.includes(sentence));

    expect(unlisted).toEqual([]);
  });
});
