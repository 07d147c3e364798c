import { corpusPage, faultyPage } from '../../../test/support/corpus-page.js';
import { LEXICAL } from '../lexical/lexical-settings.js';
import { type CutPart, entriesInParts, run } from './page-entries.task.js';
import { sharePages } from './shared-pages.js';

async function all(parts: AsyncIterable<CutPart>): Promise<CutPart[]> {
  const read: CutPart[] = [];
  for await (const part of parts) read.push(part);
  return read;
}
const headingsIn = (parts: readonly CutPart[]) =>
  parts.flatMap(({ entries }) => entries.map(({ indexed }) => indexed.chunk.heading));

describe('entriesInParts', () => {
  it('entriesInParts reports a page that cannot be cut and cuts the others', async () => {
    const good = corpusPage({ path: 'good.md', markdown: '# Ports\n\nThe server listens on a port.' });

    const parts = await all(entriesInParts([faultyPage('faulty.md'), good], LEXICAL));

    expect(parts).toEqual([expect.objectContaining({ pages: 2 })]);
    expect(parts[0]?.leftOut).toEqual([
      { path: 'faulty.md', reason: expect.stringMatching(/^cannot be processed \(RangeError\)/) },
    ]);
    expect(parts[0]?.entries[0]?.indexed.chunk).toMatchObject({ file: 'good.md', heading: 'Ports' });
  });

  it('entriesInParts counts each page once, also a page with more chunks than a part', async () => {
    const sections = Array.from({ length: 150 }, (_, number) => `## Part ${number}\n\nText.`).join('\n\n');
    const pages = [
      corpusPage({ path: 'long.md', markdown: `# Long\n\n${sections}` }),
      corpusPage({ path: 'short.md' }),
    ];

    const parts = await all(entriesInParts(pages, LEXICAL));

    expect(parts.length).toBeGreaterThan(2);
    expect(Math.max(...parts.map(({ entries }) => entries.length))).toBe(64);
    expect(parts.reduce((sum, part) => sum + part.pages, 0)).toBe(2);
    expect(new Set(headingsIn(parts)).size).toBeGreaterThanOrEqual(150);
  });
});

describe('Two threads that share pages', () => {
  it('cut each page exactly once', async () => {
    const headings = Array.from({ length: 300 }, (_, number) => `Überschrift ${number}`);
    const pages = sharePages(
      headings.map((heading, number) => corpusPage({ path: `${number}.md`, markdown: `# ${heading}\n\nTëxt 🤖.` })),
    );

    const [one, two] = await Promise.all([
      all(run({ pages, lexical: LEXICAL })),
      all(run({ pages: structuredClone(pages), lexical: LEXICAL })),
    ]);

    expect(one.length).toBeGreaterThan(0);
    expect(two.length).toBeGreaterThan(0);
    expect(headingsIn([...one, ...two]).toSorted()).toEqual(headings.toSorted());
  });
});
