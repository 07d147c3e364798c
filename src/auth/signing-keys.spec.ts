import { SigningKeys } from './signing-keys.js';

const OLD = 'o'.repeat(32);
const NEW = 'n'.repeat(32);

describe('SigningKeys', () => {
  it('the first secret signs, and every secret verifies', () => {
    const before = new SigningKeys([OLD]);
    const after = new SigningKeys([NEW, OLD]);

    expect(after.signerOf('a', 'text', before.sign('a', 'text'))).toBe(before.currentId);
    expect(after.signerOf('a', 'text', after.sign('a', 'text'))).toBe(after.currentId);
    expect(before.signerOf('a', 'text', after.sign('a', 'text'))).toBeUndefined();
    expect(after.has(before.currentId)).toBe(true);
  });

  it('a signature is valid only for its text and its purpose, and in one form', () => {
    const keys = new SigningKeys([OLD]);
    const signature = keys.sign('a', 'text');
    const last = signature.at(-1)!;
    // The last character holds four bits; the two spare ones are ignored by decoders.
    const spare = String.fromCodePoint(last.codePointAt(0)! + 1);

    expect(keys.signerOf('b', 'text', signature)).toBeUndefined();
    expect(keys.signerOf('a', 'Text', signature)).toBeUndefined();
    expect(keys.signerOf('a', 'text', signature.slice(0, -1) + spare)).toBeUndefined();
    expect(keys.signerOf('a', 'text', `${signature}=`)).toBeUndefined();
    expect(keys.signerOf('a', 'text', '')).toBeUndefined();
  });
});
