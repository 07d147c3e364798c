import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf, type Schemas } from './document-types.js';
import { toGatewayProfile } from './gateway-profile.js';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as OpenAPIObject;
const document = read('openapi.json');
const profile = toGatewayProfile(document);
const schemas = profile.components?.schemas as Schemas;
const operations = operationsOf(profile);
const text = JSON.stringify(profile);

/** The objects in a value that `accepts` names, each as JSON. Examples hold data and not schemas. */
function objectsIn(value: unknown, accepts: (one: Record<string, unknown>) => boolean): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = !Array.isArray(value) && accepts(value as Record<string, unknown>) ? [JSON.stringify(value)] : [];
  const members = Object.entries(value).filter(([key]) => key !== 'example');
  return [...own, ...members.flatMap(([, member]) => objectsIn(member, accepts))];
}
const referencesIn = (value: unknown) =>
  [...JSON.stringify(value).matchAll(/schemas\/(\w+)"/g)].map(([, name]) => name!);

describe('The gateway profile of openapi.json', () => {
  it('is the committed openapi-3.0.json, and has every operation with its statuses', () => {
    const statuses = (of: OpenAPIObject) =>
      operationsOf(of).map(({ method, path, operation }) => [method, path, Object.keys(operation.responses)]);

    expect(profile).toEqual(read('openapi-3.0.json'));
    expect(statuses(profile)).toEqual(statuses(document));
  });

  it('uses only words of OpenAPI 3.0.3', () => {
    const words = ['const', 'propertyNames', 'contentSchema', 'contentMediaType', '$schema', '$defs', 'examples'];

    expect(profile.openapi).toBe('3.0.3');
    expect(words.filter((word) => text.includes(`"${word}":`))).toEqual([]);
    expect(objectsIn(profile, ({ type }) => Array.isArray(type))).toEqual([]);
    expect(objectsIn(profile, ({ type }) => type === 'null')).toEqual([]);
    expect(objectsIn(profile, ({ nullable, type }) => nullable === true && typeof type !== 'string')).toEqual([]);
    expect(objectsIn(profile, (one) => '$ref' in one && Object.keys(one).length > 1)).toEqual([]);
  });

  it('Azure API Management: no schema contains itself, references are local, and parameters have unique names', () => {
    const reaches = (name: string, seen = new Set<string>()): Set<string> => {
      for (const next of referencesIn(schemas[name] ?? {})) {
        if (seen.has(next)) continue;
        seen.add(next);
        reaches(next, seen);
      }
      return seen;
    };

    expect(Object.keys(schemas).filter((name) => reaches(name).has(name))).toEqual([]);
    expect([...text.matchAll(/"\$ref":"([^"]+)"/g)].filter(([, target]) => !target!.startsWith('#/'))).toEqual([]);
    for (const { path, method, operation } of operations) {
      const names = (operation.parameters ?? []).map((parameter) => ('name' in parameter ? parameter.name : ''));
      expect([path, new Set(names).size]).toEqual([path, names.length]);
      expect(path.length).toBeLessThan(128);
      expect([path, method, method === 'get' && operation.requestBody !== undefined]).toEqual([path, method, false]);
    }
  });

  it('AWS API Gateway: names of schemas are letters and digits, and each reference has its target', () => {
    expect(Object.keys(schemas).filter((name) => !/^[A-Za-z0-9]+$/.test(name))).toEqual([]);
    expect(referencesIn(profile).filter((name) => schemas[name] === undefined)).toEqual([]);
  });

  it('Apigee and Google API Gateway: there is exactly one server', () => {
    expect(profile.servers).toHaveLength(1);
  });

  it('Kong: every operation has an operationId of its own', () => {
    const ids = operations.map(({ operation }) => operation.operationId);

    expect(ids.every((id) => /^[A-Za-z]+$/.test(id ?? ''))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('a gateway that validates with it accepts the context of a reader, and null in its place', () => {
    const { context, type, params } = schemas.ChatKitRequest?.properties ?? {};

    expect(context).toMatchObject({ type: 'object', nullable: true });
    expect(type?.enum).toContain('threads.create');
    expect(params).toEqual({ type: 'object' });
  });
});
