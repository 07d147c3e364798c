import { parseUrl } from './parse-url.js';

/** More calls than V8 needs before it optimizes a function. */
const CALLS = 50_000;

describe('parseUrl', () => {
  it('reads an address with other than ASCII letters, also after many calls', () => {
    for (let call = 0; call < CALLS; call += 1) parseUrl('https://bücher.example/');
    expect(parseUrl('https://bücher.example/')?.href).toBe('https://xn--bcher-kva.example/');
  });

  it('reads a relative address with the address of its page, and returns undefined for what is not an address', () => {
    expect(parseUrl('../b', 'https://docs.example/a/c')?.href).toBe('https://docs.example/b');
    expect(parseUrl('b')).toBeUndefined();
  });
});
