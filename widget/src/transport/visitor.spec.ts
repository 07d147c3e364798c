import { Visitor } from './visitor.js';

const URL_OF_SERVER = 'https://chat.example.com/chatkit';

/** A server that knows visitors by their tokens. It answers nothing until the test says so. */
function serverWith(...valid: string[]) {
  const seen: (string | undefined)[] = [];
  let answer!: () => void;
  const open = new Promise<void>((resolve) => (answer = resolve));
  let next = 0;
  const fetch = (async (_url: string, init: RequestInit) => {
    const authorization = (init.headers as Record<string, string>)['authorization'];
    seen.push(authorization);
    await open;
    const token = authorization?.replace('Bearer ', '');
    if (token !== undefined && !valid.includes(token)) return new Response('', { status: 401 });
    if (token !== undefined) return new Response('{}');
    next += 1;
    valid.push(`new-${next}`);
    return new Response('{}', { headers: { 'X-ChatKit-Visitor': `new-${next}` } });
  }) as unknown as typeof globalThis.fetch;
  return { fetch, seen, answer };
}

function memory(entries: Record<string, string> = {}) {
  const map = new Map(Object.entries(entries));
  return {
    map,
    get: (name: string) => map.get(name) ?? null,
    set: (name: string, value: string | null) => void (value === null ? map.delete(name) : map.set(name, value)),
  };
}

const init = { headers: { accept: 'application/json' } };

describe('Visitor', () => {
  it('requests that begin together end as one visitor: the others wait for the first answer and send its token', async () => {
    const server = serverWith();
    const visitor = new Visitor(memory());

    const sent = [1, 2, 3].map(() => visitor.send(server.fetch, URL_OF_SERVER, init));
    await Promise.resolve();
    expect(server.seen).toEqual([undefined]);
    server.answer();
    await Promise.all(sent);

    expect(server.seen).toEqual([undefined, 'Bearer new-1', 'Bearer new-1']);
  });

  it('when the first request fails, the next one takes its place', async () => {
    const server = serverWith();
    const visitor = new Visitor(memory());
    const lost = (() => Promise.reject(new TypeError('lost'))) as unknown as typeof globalThis.fetch;

    const first = visitor.send(lost, URL_OF_SERVER, init);
    const others = [1, 2].map(() => visitor.send(server.fetch, URL_OF_SERVER, init));
    await expect(first).rejects.toThrow('lost');
    server.answer();
    await Promise.all(others);

    expect(server.seen).toEqual([undefined, 'Bearer new-1']);
  });

  it('a token that the server refuses is forgotten, and the request is sent again without it', async () => {
    const server = serverWith();
    const storage = memory({ 'visitor:https://chat.example.com': 'old' });

    const sent = new Visitor(storage).send(server.fetch, URL_OF_SERVER, init);
    server.answer();

    expect((await sent).status).toBe(200);
    expect(server.seen).toEqual(['Bearer old', undefined]);
    expect(storage.map.get('visitor:https://chat.example.com')).toBe('new-1');
  });
});
