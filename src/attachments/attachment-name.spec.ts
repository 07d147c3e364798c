import * as fc from 'fast-check';
import { growsFasterThanText } from '../../test/support/text-growth.js';
import { cleanName } from './attachment-name.js';

describe('cleanName of an attachment', () => {
  it.each([
    ['notes.md', 'notes.md'],
    ['Überblick 2026 (final).pdf', 'Überblick 2026 (final).pdf'],
    ['👩‍🚀 plan.txt', '👩‍🚀 plan.txt'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ada\\report.csv', 'report.csv'],
    ['/absolute', 'absolute'],
    ['a\0b\r\nSet-Cookie: x.txt', 'abSet-Cookie: x.txt'],
    ['\u202Egnp.exe.png', 'gnp.exe.png'],
    ['  padded.txt ', 'padded.txt'],
    ['half \ud83d.txt', 'half \ufffd.txt'],
    ['u\u0308ber.txt', 'über.txt'],
    ['.gitignore', '.gitignore'],
    ['..', 'file'],
    ['folder/', 'file'],
    [' \t ', 'file'],
    ['', 'file'],
  ])('changes the file name %j to %j', (given, cleaned) => {
    expect(cleanName(given)).toBe(cleaned);
  });

  it('cuts a long file name to 255 characters and keeps its extension', () => {
    expect(cleanName(`${'n'.repeat(1_000)}.pdf`)).toBe(`${'n'.repeat(251)}.pdf`);
    expect([...cleanName(`${'😀'.repeat(300)}.png`)]).toHaveLength(255);
    expect(cleanName(`a.${'x'.repeat(1_000)}`)).toHaveLength(255);
  });

  it('makes any file name one printable, well-formed path segment that can be stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = cleanName(given);

        expect(name).toMatch(/^[^/\\\p{Cc}]+$/u);
        expect(name.isWellFormed()).toBe(true);
        expect([...name].length).toBeLessThanOrEqual(255);
        expect(['.', '..']).not.toContain(name);
        expect(cleanName(name)).toBe(name);
      }),
    );
  });

  it('cleanName takes a time that grows with the length of the name', () => {
    expect(growsFasterThanText(cleanName, { longest: 262_144 })).toEqual([]);
  });
});
