import { channelsIn, contrast } from '../../src/shell/appearance/colours.js';
import { fromPath } from '../../src/shell/page/page-context.js';
import { fitLength } from '../../src/shell/selection/fit-length.js';
import { createTranslate } from '../../src/strings/translate.js';
import { safeUrl } from '../../src/ui/citations/cited-source.js';
import { splitBlocks } from '../../src/ui/markdown/split-blocks.js';
import { spokenText } from '../../src/ui/spoken-text.js';
import { colour, length, space } from '../../src/ui/widgets/style.js';

describe('fitLength', () => {
  it.each([
    ['too short', 'short', null],
    ['long enough', 'ten chars!', { text: 'ten chars!', truncated: false }],
    ['short but Japanese', '日本の話', { text: '日本の話', truncated: false }],
  ])('a selection that is %s', (_name, text, expected) => expect(fitLength(text)).toEqual(expected));

  it('a long selection is cut after a whole word and counted in characters, not code units', () => {
    expect(fitLength('word '.repeat(500))).toEqual({ text: 'word '.repeat(400).trimEnd(), truncated: true });
    expect([...(fitLength('🤖'.repeat(2_500))?.text ?? '')]).toHaveLength(2_000);
  });
});

describe('splitBlocks', () => {
  it.each(['# A\n\ntext\n\n- one\n- two\n\n```js\na\n\nb\n```\n\n|a|\n|-|\n|1|', 'one\n\ttab\n\n\n\ntwo', ''])(
    'blocks cover the text without gaps: %j',
    (text) => {
      const blocks = splitBlocks(text);
      expect(blocks.map(({ source }) => source).join('')).toBe(text);
      for (const { source, start } of blocks) expect(text.slice(start).startsWith(source)).toBe(true);
    },
  );

  it('earlier blocks stay unchanged while the last one grows', () => {
    const [before, after] = [splitBlocks('One.\n\nTw'), splitBlocks('One.\n\nTwo.\n\n- x')];
    expect(after[0]).toEqual(before[0]);
  });

  it('a text with a link definition is one block', () => {
    expect(splitBlocks('[a][x]\n\n[x]: https://a.org')).toHaveLength(1);
  });
});

it('spokenText removes markdown and splits long text', () => {
  expect(spokenText('## Topics\n\nA **node** [publishes](https://x).\n\n```js\ncode\n```\n\n- one\n')).toEqual([
    'Topics A node publishes. one',
  ]);
  expect(spokenText('![A picture](a.png) [of](b [c](d) [e]\n\n| a | b |\n|---|:-:|\n\n---\n\nEnd')).toEqual([
    'A picture of [e] a b End',
  ]);
  expect(spokenText('A sentence of some length, really. '.repeat(40)).every((piece) => piece.length <= 400)).toBe(true);
});

it.each([
  [
    '/docs/basics/02-ros2/topics',
    {
      current_chapter: 2,
      current_lesson: 'topics',
      part_slug: 'basics',
      chapter_slug: '02-ros2',
      lesson_slug: 'topics',
    },
  ],
  [
    '/docs/basics/arms/grip',
    { current_chapter: 9, current_lesson: 'grip', part_slug: 'basics', chapter_slug: 'arms', lesson_slug: 'grip' },
  ],
  ['/docs/basics', null],
  ['/blog/a/b/c', null],
])('fromPath reads the page context of %s', (path, expected) => {
  expect(fromPath({ pattern: '/docs/:part/:chapter/:lesson', chapters: { arms: 9 } }, path)).toEqual(expected);
});

it.each([
  ['https://a.org', 'https://a.org'],
  ['/page#x', '/page#x'],
  ['mailto:a@b.c', null],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  [' javascript:alert(1)', null],
  [undefined, null],
])('safeUrl accepts only pages: %s', (url, expected) => expect(safeUrl(url)).toBe(expected));

it('widget styles accept spaces, sizes and colours and reject values that could load a file', () => {
  expect([space(3), length(3), space('1em'), space('url(x)')]).toEqual(['12px', '3px', '1em', undefined]);
  expect(colour({ light: 'secondary', dark: 'red' })).toBe('light-dark(var(--ink-2), red)');
  expect(colour('blue-500')).toMatch(/^oklch\(/);
  expect(colour('url(https://spy)')).toBeUndefined();
});

it('contrast computes the ratio of WCAG 2.2', () => {
  const white = channelsIn('color(srgb 1 1 1)');
  expect(contrast(white, white)).toBeCloseTo(1);
  expect(contrast(channelsIn('color(srgb 0 0 0)'), white)).toBeCloseTo(21);
  expect(contrast(white, channelsIn('color(srgb 0.721569 0.45098 0.2)'))).toBeCloseTo(3.8, 1);
});

it('translations fill in values, use the plural forms of the language and fall back to English', () => {
  const t = createTranslate('pl', {
    'workflow.sources.one': '{count} źródło',
    'workflow.sources.few': '{count} źródła',
    'workflow.sources.other': '{count} źródeł',
  });
  expect([1, 3, 5].map((count) => t.count('workflow.sources', count))).toEqual(['1 źródło', '3 źródła', '5 źródeł']);
  expect(t('composer.reading', { title: 'X' })).toBe('Reading: X');
});
