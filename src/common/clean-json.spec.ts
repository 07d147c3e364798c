import { cleanCopy, cleanText } from './clean-json.js';

describe('cleanText', () => {
  it.each([
    ['keeps plain text', 'Grüße 😀', 'Grüße 😀'],
    ['removes NUL', '\0a\0\0b', 'ab'],
    ['replaces a lone surrogate', '\uD83D and \uDE00', '\uFFFD and \uFFFD'],
    ['replaces both surrogates of a pair in the wrong order', '\uDE00\uD83D', '\uFFFD\uFFFD'],
    ['joins a surrogate pair with NUL between', '\uD83D\0\uDE00', '😀'],
  ])('cleanText %s', (_rule, text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });
});

describe('cleanCopy', () => {
  it('cleanCopy cleans every string and every key at any depth', () => {
    const value = { 'k\0': ['\uD800', { deep: 'x\0' }], number: 1, nothing: null, flag: true };

    expect(cleanCopy(value)).toEqual({ k: ['\uFFFD', { deep: 'x' }], number: 1, nothing: null, flag: true });
  });

  it('cleanCopy returns a copy that shares no object with its source', () => {
    const source = { list: [{ text: 'clean' }] };

    const copy = cleanCopy(source);
    source.list[0]!.text = 'changed';

    expect(copy).toEqual({ list: [{ text: 'clean' }] });
  });

  it('cleanCopy does not change text that only looks like an escape sequence', () => {
    const value = { text: String.raw`\u0000 \ud800` };

    expect(cleanCopy(value)).toEqual(value);
  });

  it('cleanCopy keeps `__proto__` as a plain key', () => {
    const value: unknown = JSON.parse('{"__proto__": {"polluted": "yes\\u0000"}}');

    const copy = cleanCopy(value) as object;

    expect(JSON.stringify(copy)).toBe('{"__proto__":{"polluted":"yes"}}');
    expect('polluted' in copy).toBe(false);
  });

  it('cleanCopy omits members that JSON omits', () => {
    expect(cleanCopy({ kept: 1, gone: undefined })).toStrictEqual({ kept: 1 });
  });
});
