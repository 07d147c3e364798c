import { inChunks, PNG } from '../../test/support/attachment-builders.js';
import { CheckedContent } from './checked-content.js';

const LIMIT = 10_000;

async function pass(mimeType: string, ...chunks: readonly (string | Uint8Array)[]): Promise<string | number> {
  const content = new CheckedContent(inChunks(...chunks), mimeType, LIMIT);
  const passed: Uint8Array[] = [];
  try {
    for await (const chunk of content) passed.push(chunk);
  } catch (error) {
    return (error as { code: string }).code;
  }
  expect(Buffer.concat(passed)).toEqual(Buffer.concat(chunks.map((chunk) => Buffer.from(chunk))));
  return content.size;
}

const gif = Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1');
const jpeg = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(20)]);
const webp = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([20, 0, 0, 0]),
  Buffer.from('WEBPVP8 '),
  Buffer.alloc(16),
]);
const pdf = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj', 'latin1');
const zip = Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(60)]);

describe('CheckedContent', () => {
  it.each([
    ['image/png', PNG],
    ['image/gif', gif],
    ['image/jpeg', jpeg],
    ['image/webp', webp],
    ['application/pdf', pdf],
    ['text/markdown', Buffer.from('# Überschrift 📊')],
    ['text/plain', Buffer.from('BM25 is how words are weighed, not a bitmap')],
    ['application/json', Buffer.from('{"a": [1]}')],
  ])('passes content of type %s unchanged, in one chunk or byte by byte', async (mimeType, bytes) => {
    expect(await pass(mimeType, bytes)).toBe(bytes.length);
    expect(await pass(mimeType, ...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toBe(bytes.length);
  });

  it.each([
    ['image/png', gif],
    ['image/png', Buffer.from('<svg onload="alert(1)">')],
    ['image/png', Buffer.from('')],
    ['application/pdf', zip],
    ['text/plain', PNG],
    ['text/csv', zip],
    ['text/plain', Buffer.from('a\0b')],
    ['text/plain', Buffer.from('caf\u00e9', 'latin1')],
    ['text/plain', Buffer.from('cut off: 📊').subarray(0, -1)],
  ])('rejects content of another type that is declared as %s (%#)', async (mimeType, bytes) => {
    expect(await pass(mimeType, bytes)).toBe('attachment_type_mismatch');
  });

  it('throws as soon as the content is larger than the limit', async () => {
    expect(await pass('text/plain', 'x'.repeat(LIMIT))).toBe(LIMIT);
    expect(await pass('text/plain', 'x'.repeat(LIMIT), 'x')).toBe('attachment_too_large');
  });

  it('checks text up to its last byte', async () => {
    expect(await pass('text/plain', 'x'.repeat(9_000), Uint8Array.of(0xff))).toBe('attachment_type_mismatch');
  });
});
