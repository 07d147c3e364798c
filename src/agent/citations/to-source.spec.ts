import { aPassage } from '../../../test/support/agent-builders.js';
import { toSource } from './to-source.js';

const SECTION = '/guide/postgres#a';
const urlFor = (text: string, sourceUrl = SECTION) => toSource(aPassage('a', { text, sourceUrl })).url;
const wordsIn = (url: string) => decodeURIComponent(url.split(':~:text=')[1] ?? '');

describe('toSource', () => {
  it('toSource links to the section, at the first words of the passage', () => {
    expect(urlFor('Set the `DATABASE_URL`, [then](x.md) **start** the server again, all of it.')).toBe(
      `${SECTION}:~:text=Set%20the%20DATABASE_URL%2C%20then%20start%20the%20server%20again%2C`,
    );
  });

  it('toSource links to the words of the page when there is no section', () => {
    expect(urlFor('Set it.', '/guide/postgres')).toBe('/guide/postgres#:~:text=Set%20it.');
  });

  it.each([
    ['a dash, which would mean something else', 'Well-known, & good', 'Well-known, & good'],
    ['a paragraph of two lines', 'One\ntwo  three', 'One two three'],
    ['an image at the beginning, which is no word', '![a](b.png)\n\nWords.', 'Words.'],
    ['an image inside, where the words are cut', 'Before ![a](b.png) after', 'Before'],
    ['a list, whose items are apart', '- One item\n- another', 'One item'],
    ['a code block before the words', '```sh\nnpm ci\n```\n\nThen start.', 'Then start.'],
    ['a lone surrogate', 'x\ud800y', 'x\ufffdy'],
  ])('survives %s', (_what, text, words) => {
    const url = urlFor(text);

    expect(wordsIn(url)).toBe(words);
    expect(url.split(':~:text=')[1]).not.toContain('-');
  });

  it.each(['```sh\nnpm ci\n```', '| a | b |\n|---|---|\n| 1 | 2 |', '<div>x</div>', ''])(
    'toSource links to the section when the passage has no sentence: %j',
    (text) => {
      expect(urlFor(text)).toBe(SECTION);
    },
  );

  it('toSource describes a passage by its words, without addresses and HTML', () => {
    const text =
      'See ![pixel](https://evil.example/p.png) and [this](https://evil.example/x).\n\n<img src="https://evil.example/h">\n\n```sh\nnpm ci\n```';

    expect(toSource(aPassage('a', { text })).description).toBe('See and this. npm ci');
    expect(toSource(aPassage('a', { text: 'long '.repeat(100) })).description).toHaveLength(200);
  });
});
