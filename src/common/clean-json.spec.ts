import { cleanCopy, cleanText } from './clean-json.js';

describe('cleanText', () => {
  it.each([
    ['plain text stays', 'Grüße 😀', 'Grüße 😀'],
    ['NUL is dropped', '\0a\0\0b', 'ab'],
    ['a lone surrogate is replaced', '\uD83D and \uDE00', '\uFFFD and \uFFFD'],
    ['halves in the wrong order are both replaced', '\uDE00\uD83D', '\uFFFD\uFFFD'],
    ['halves that NUL kept apart become a pair', '\uD83D\0\uDE00', '😀'],
  ])('%s', (_rule, text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });
});

describe('cleanCopy', () => {
  it('cleans every string and every key at any depth', () => {
    const value = { 'k\0': ['\uD800', { deep: 'x\0' }], number: 1, nothing: null, flag: true };

    expect(cleanCopy(value)).toEqual({ k: ['\uFFFD', { deep: 'x' }], number: 1, nothing: null, flag: true });
  });

  it('returns a copy that shares no object with its source', () => {
    const source = { list: [{ text: 'clean' }] };

    const copy = cleanCopy(source);
    source.list[0]!.text = 'changed';

    expect(copy).toEqual({ list: [{ text: 'clean' }] });
  });

  it('does not change text that only looks like an escape sequence', () => {
    const value = { text: String.raw`\u0000 \ud800` };

    expect(cleanCopy(value)).toEqual(value);
  });

  it('keeps `__proto__` as a plain key', () => {
    const value: unknown = JSON.parse('{"__proto__": {"polluted": "yes\\u0000"}}');

    const copy = cleanCopy(value) as object;

    expect(JSON.stringify(copy)).toBe('{"__proto__":{"polluted":"yes"}}');
    expect('polluted' in copy).toBe(false);
  });

  it('omits members that JSON omits', () => {
    expect(cleanCopy({ kept: 1, gone: undefined })).toStrictEqual({ kept: 1 });
  });
});
