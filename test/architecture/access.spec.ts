import { readFileSync } from 'node:fs';

interface Operation {
  readonly security?: readonly Record<string, unknown>[];
  readonly responses: Readonly<Record<string, unknown>>;
}

/** Routes that everybody may use, with any `AUTH`. A new route is not one of them unless somebody decides so. */
const OPEN = ['GET /health', 'GET /health/live', 'GET /health/ready'];

const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
);

describe('access to the routes of openapi.json', () => {
  it.each(operations)('$name needs a scope, or is one of the open routes', ({ name, operation }) => {
    const needsScope = operation.security?.some((one) => 'bearerAuth' in one) ?? false;

    expect(needsScope).toBe(!OPEN.includes(name));
    if (needsScope) expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403']));
  });
});
