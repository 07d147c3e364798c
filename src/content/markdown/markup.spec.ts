import { firstHeading } from './heading-anchors.js';

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
