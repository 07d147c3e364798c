import { SafeMarkdownStream, safeMarkdown } from './safe-markdown-stream.js';

function scan(...pieces: string[]) {
  const scanner = new SafeMarkdownStream();
  const scanned = [...pieces.map((piece) => scanner.feed(piece)), scanner.finish()];
  return {
    text: scanned.map(({ text }) => text).join(''),
    markers: scanned.flatMap(({ markers }) => markers),
    pieces: scanned.map(({ text }) => text),
  };
}

describe('SafeMarkdownStream', () => {
  it('SafeMarkdownStream removes a citation marker together with the space before it', () => {
    expect(scan('Set the URL [1]. Then start [2].')).toMatchObject({
      text: 'Set the URL. Then start.',
      markers: [
        { numbers: [1], index: 11 },
        { numbers: [2], index: 23 },
      ],
    });
  });

  it.each([
    ['neighbours', 'Done [1][2].', [[1], [2]]],
    ['lists', 'Done [1, 2].', [[1, 2]]],
    ['footnotes', 'Done [^3].', [[3]]],
    ['ranges', 'Done [1-3].', [[1, 2, 3]]],
    ['ranges in lists, with a dash', 'Done [1, 3–5].', [[1, 3, 4, 5]]],
    ['double brackets', 'Done [[2]].', [[2]]],
    ['double brackets with a link target', 'Done [[2]](https://evil.example).', [[2]]],
    ['lenticular brackets', 'Done【1】.', [[1]]],
    ['lenticular brackets with a source', 'Done 【1†source】【2†L10-L20】.', [[1], [2]]],
    ['lenticular brackets with the number of a message', 'Done 【4:0†source】.', [[4]]],
    ['square brackets with a source', 'Done [1†source].', [[1]]],
    ['a link target, which a model must not write', 'Done [1](https://evil.example).', [[1]]],
  ])('SafeMarkdownStream reads citation markers: %s', (_what, text, numbers) => {
    const scanned = scan(text);

    expect(scanned.text).toBe('Done.');
    expect(scanned.markers.map((marker) => marker.numbers)).toEqual(numbers);
  });

  it.each([
    ['inline code', 'Take `list[0]` now.'],
    ['a span of two backticks', 'Take ``a ` [1]`` now.'],
    ['a fence', 'See:\n```js\nfirst = list[0];\n```\nDone.'],
    ['a fence of tildes', '~~~\nlist[1]\n~~~\n'],
    ['a task list', '- [ ] open\n- [x] done'],
    ['a year', 'It was [2024].'],
    ['a range of years', 'It was [2020-2024].'],
    ['a range of values', 'Digits are [0-9], ports [1-100].'],
    ['lenticular brackets around words', 'See 【note】 and 【1 of 2】.'],
    ['brackets around words', 'An array [a, b] and [1 of 2].'],
  ])('SafeMarkdownStream does not change %s', (_what, text) => {
    expect(scan(text)).toMatchObject({ text, markers: [] });
  });

  it('SafeMarkdownStream reads markers after closed code, and after a backtick without a counterpart', () => {
    expect(scan('`a[0]` is first [1]').text).toBe('`a[0]` is first');
    expect(scan('a ` b\n\nnext [1]').text).toBe('a \\` b\n\nnext');
  });

  it('SafeMarkdownStream does not begin a line with the space after a marker', () => {
    expect(scan('[1] Start\n[2] Next').text).toBe('Start\nNext');
  });

  it('SafeMarkdownStream never writes a part of a citation marker', () => {
    expect(scan('Done', ' ', '[', '1', ']', '.').pieces.slice(0, 5)).toEqual(['Done', '', '', '', '']);
  });

  it.each(['Done [1-3].', 'Done [[1]].', 'Done 【1†source】.', 'Done 【1】.', 'Done [1, 2](x).', 'a【b】 [1'])(
    'SafeMarkdownStream reads %s in the same way when it arrives in single characters',
    (text) => {
      const { text: whole, markers } = scan(text);

      expect(scan(...text)).toMatchObject({ text: whole, markers });
    },
  );

  it('SafeMarkdownStream writes what could be no citation when there are no passages', () => {
    expect(safeMarkdown('【1】 [^1] [1-3]', { hasPassage: () => false })).toBe('【1】 [^1] [1-3]');
  });

  it('SafeMarkdownStream writes text that only looked like the beginning of a marker', () => {
    expect(scan('see [1', ' of 2]').text).toBe('see [1 of 2]');
    expect(scan('open [12').text).toBe('open [12');
  });
});
