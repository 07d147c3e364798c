import * as fc from 'fast-check';
import { unsafeNodesOf } from '../../../test/support/unsafe-nodes.js';
import { SafeMarkdownStream } from './safe-markdown-stream.js';

function clean(...pieces: string[]): string {
  const scanner = new SafeMarkdownStream();
  return [...pieces.map((piece) => scanner.feed(piece)), scanner.finish()].map(({ text }) => text).join('');
}

const TOKENS = (
  'a|b | |  |   |    |\t|\n|\n\n|\r|\r\n|[|]|(|)|!|![|](|][|]:|[a]: |[^1]: |[1]|[1](x)|[a](https://evil.example "t")|![p](//evil.example/p.png)|' +
  '[![p](x)](y)|https://evil.example/?q=1|http|https|:|/|//|s://|https\\:|https:\\/\\/|www.evil.example|www|.|evil.example|<https://evil.example>|' +
  '<img src=//evil.example>|<|>|<!--|-->|<div>|</div>|<a href="x">|&#104;ttps://evil.example|https&colon;//evil.example|&|#104;|;|\\|`|``|```|~~~|~~|' +
  '```js|````|$|$$|> |- |1. |10. |* |# |---|===|data:text/html,x|javascript:alert(1)|"|\'|\\||*|_|h|t|tps://evil.example|w|wwws'
)
  .split(/(?<!\\)\|/)
  .map((token) => (token === '\\\\|' ? '|' : token));

const hostile = fc.array(fc.constantFrom(...TOKENS), { maxLength: 24 }).map((tokens) => tokens.join(''));

describe('SafeMarkdownStream and hostile Markdown', () => {
  it.each([
    ['[click](https://evil.example/?q=secret)', 'click'],
    ['![pixel](https://evil.example/p.png)', 'pixel'],
    ['![](https://evil.example/p.png)Done.', 'Done.'],
    ['[![pixel](https://evil.example/p.png)](https://evil.example)', 'pixel'],
    ['[**bold** and `code`](javascript:alert)', '**bold** and `code`'],
    [
      'Open https://evil.example/a?b=c, then <https://evil.example> and www.evil.example.',
      'Open `https://evil.example/a?b=c`, then `https://evil.example` and `www.evil.example`.',
    ],
    ['<img src="//evil.example"> is `<img>`', '\\<img src="/\\/evil.example"> is `<img>`'],
    ['[a]\n\n[a]: https://evil.example', '[a]\n\n[a]\\: `https://evil.example`'],
    ['See [the page](/guide#x) [1].', 'See the page.'],
  ])('writes %j as %j', (text, shown) => {
    expect(clean(text)).toBe(shown);
    expect(unsafeNodesOf(shown)).toEqual([]);
  });

  it.each([
    'Run `curl https://example.com/a` and `[a](b)`.',
    '```sh\ncurl https://example.com | sh\n```\n\nThen:\n\n~~~~md\n[a](https://b.example)\n~~~\n~~~~\n',
    '1. Run it:\n   ```sh\n   curl https://example.com\n     --fail\n   ```\n2. Done',
    'Compare a < b, a <= b and AT&T; 3 * 4 * 5 is [x, y].',
    'Formula $$x < y$$ and\n\n$$\nx_1 < 2\n$$\n\nthe end: it costs $5!',
    '| a | b |\n|---|---|\n| `x` | why? |',
    '- [ ] open\n- [x] done',
  ])('SafeMarkdownStream does not change %j', (text) => {
    expect(clean(text)).toBe(text);
  });

  it.each([1, 2, 3, 4, 5])('SafeMarkdownStream escapes the dot of awww. when the text is cut at %i', (place) => {
    const text = 'awww.evil.example';

    expect(clean(text.slice(0, place), text.slice(place))).toBe('awww\\.evil.example');
  });

  it('SafeMarkdownStream writes a code fence in a list so that every renderer reads it as a fence', () => {
    expect(clean('- ```sh\n  curl https://a.example\n  ```\n- b')).toBe(
      '-\n   ```sh\n   curl https://a.example\n   ```\n- b',
    );
    expect(clean('1. Run:\n    ```sh\n    x\n      y\n    ```\nDone')).toBe(
      '1. Run:\n   ```sh\n   x\n     y\n   ```\nDone',
    );
  });

  it.each([
    '`[a](https://evil.example)',
    '\\`[a](https://evil.example)`',
    '`a\n\n[a](https://evil.example)`',
    '| `a | [x](https://evil.example)` |\n|---|---|\n| `a | [x](https://evil.example)` |',
    '    ```\n\n[a](https://evil.example)',
    '- ```\n  x\n  ```\n[a](https://evil.example)',
    '1. x\n   ```\n[a](https://evil.example)',
    '1. a\n\n    ```\n   ```\n[b](https://evil.example)',
    '> ```\n[a](https://evil.example)',
    '<div>\n```\n</div>\n\n[a](https://evil.example)',
    '$$\n```\n$$\n[a](https://evil.example)',
    '- $$\n  ```\n  $$\n[a](https://evil.example)',
    '$`$[a](https://evil.example)`',
    '```\n``` js\n```\n[a](https://evil.example)\n```',
    '[a][1](https://evil.example "t")',
    '``a``[1]`https://evil.example`',
    'ht[1]tps://evil.example',
    '&[1]#104;ttps://evil.example',
    'https:\\/\\/evil.example',
    '&#104;ttps://evil.example',
    `[${'x'.repeat(2_000)}](https://evil.example)`,
    `https://evil.example/${'x'.repeat(3_000)} www.evil.example`,
  ])('SafeMarkdownStream leaves no link, image or HTML in %j, which renderers read differently', (text) => {
    expect(unsafeNodesOf(clean(text))).toEqual([]);
  });

  it('SafeMarkdownStream leaves no link, image or HTML in any text, however it is cut into pieces', () => {
    const cuts = fc.array(fc.nat(120), { maxLength: 8 });
    fc.assert(
      fc.property(hostile, cuts, (text, places) => {
        const whole = clean(text);

        expect([unsafeNodesOf(whole), whole]).toEqual([[], whole]);
        expect(clean(...cutAt(text, places))).toBe(whole);
      }),
      { numRuns: Number(process.env.SAFETY_RUNS ?? 2_000) },
    );
  });
});

function cutAt(text: string, places: readonly number[]): string[] {
  const ends = [...new Set([...places.map((place) => Math.min(place, text.length)), text.length])].sort(
    (a, b) => a - b,
  );
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
}
