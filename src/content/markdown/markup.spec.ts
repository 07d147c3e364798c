import { readAdmonitionLine, withoutAdmonitionMarks } from './admonitions.js';
import { firstHeading } from './heading-anchors.js';
import { withoutModuleLines } from './module-lines.js';

describe('readAdmonitionLine', () => {
  it.each([
    [':::note', { indent: '', kind: 'note', title: '' }],
    ['  :::tip Try it', { indent: '  ', kind: 'tip', title: 'Try it' }],
    ['::::warning[Take care]', { indent: '', kind: 'warning', title: 'Take care' }],
    [':::note [x] y', { indent: '', kind: 'note', title: '[x] y' }],
    [':::', { indent: '' }],
    [':::2', undefined],
    ['::note', undefined],
    ['text :::note', undefined],
  ])('readAdmonitionLine reads %j as %j', (line, admonition) => {
    expect(readAdmonitionLine(line)).toEqual(admonition);
  });

  it('withoutAdmonitionMarks keeps the title of a note', () => {
    expect(withoutAdmonitionMarks(':::tip Try it\n\nText.\n\n:::')).toBe('Try it\n\nText.\n\n');
  });
});

describe('withoutModuleLines', () => {
  it.each([
    'import Tabs from "@theme/Tabs";',
    "import './style.css';",
    'export const answer = 42;',
    'export let answer = 42;',
    'export default function Page() {}',
  ])('withoutModuleLines removes %j', (line) => {
    expect(withoutModuleLines(`Before\n${line}\nAfter`)).toBe('Before\n\nAfter');
  });

  it.each(['import duties are paid', 'Export the file first.', 'export your data'])(
    'withoutModuleLines keeps %j',
    (line) => {
      expect(withoutModuleLines(line)).toBe(line);
    },
  );
});

describe('firstHeading', () => {
  it.each([
    ['# The `match` *flow*', 'The match flow'],
    ['Text.\n\n## Install {#setup}\n\n# Later', 'Install'],
    ['```sh\n# a comment\n```\n\n# Real', 'Real'],
    ['<!--\n# retired\n-->\n\n# Real', 'Real'],
    ['> # quoted\n\n# Real', 'Real'],
    ['#\n\n# Real', 'Real'],
    ['Old *style*\n====\n\n# Later', 'Old style'],
    ['<h1 align="center">Big</h1>\n\nText.', 'Big'],
    ['No heading', undefined],
  ])('firstHeading of %j is %j', (markdown, heading) => {
    expect(firstHeading(markdown)?.text).toBe(heading);
  });
});
