import { corsOptions } from './response-headers.js';

function allows(origins: string[], origin: string | undefined): boolean {
  let allowed = false;
  const check = corsOptions(origins).origin as (
    origin: string | undefined,
    answer: (error: unknown, yes: boolean) => void,
  ) => void;
  check(origin, (_error, yes) => (allowed = yes));
  return allowed;
}

describe('CORS origins', () => {
  it.each([
    ['https://docs.example.com', 'https://docs.example.com', true],
    ['https://docs.example.com', 'http://docs.example.com', false],
    ['https://docs.example.com', 'https://docs.example.com.evil.test', false],
    ['https://*.example.com', 'https://docs.example.com', true],
    ['https://*.example.com', 'https://a.b.example.com', true],
    ['https://*.example.com', 'https://example.com', false],
    ['https://*.example.com', 'https://evil.test/.example.com', false],
    ['https://docs.example.com', 'https://docsXexample.com', false],
  ])('with %s, %s is allowed: %s', (allowed, origin, expected) => {
    expect(allows([allowed], origin)).toBe(expected);
  });

  it('allows nobody but the same origin when none is named', () => {
    expect(allows([], 'https://docs.example.com')).toBe(false);
    expect(allows([], undefined)).toBe(false);
  });
});
