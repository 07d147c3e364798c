import { readFileSync } from 'node:fs';
import request from 'supertest';
import { AppBuilder, type RunningApp } from '../support/app.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: Record<string, object> };
const KNOWN = Object.entries(paths).map(([path, operations]) => ({
  path: path.replaceAll(/\{\w+\}/g, 'x1'),
  declared: Object.keys(operations).map((method) => method.toUpperCase()),
}));

describe('A method that a path does not have', () => {
  let app: RunningApp;

  beforeAll(async () => void (app = await new AppBuilder().start()));
  afterAll(() => app.close());

  const send = (method: (typeof METHODS)[number], path: string) =>
    request(app.url)[method.toLowerCase() as Lowercase<typeof method>](path);

  it.each(KNOWN)('$path answers 405 and names its methods $declared', async ({ path, declared }) => {
    for (const method of METHODS.filter((each) => !declared.includes(each))) {
      const { status, headers, body } = await send(method, path);

      expect({ method, status, code: body.code }).toEqual({ method, status: 405, code: 'method_not_allowed' });
      const expected = [...declared, ...(declared.includes('GET') ? ['HEAD'] : [])];
      expect(headers.allow?.split(', ').toSorted()).toEqual(expected.toSorted());
    }
  });

  it.each(['/nothing/here', '/threads/a/b/c', '/%E0%A4%A'])(
    '%s, which has no route, still answers 4xx other than 405',
    async (path) => {
      const { status, headers } = await send('PUT', path);

      expect([400, 404]).toContain(status);
      expect(headers.allow).toBeUndefined();
    },
  );
});
