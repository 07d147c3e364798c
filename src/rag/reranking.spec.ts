import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { CorpusFolder } from '../../test/support/corpus-folder.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { chunkOf } from '../../test/support/index-builders.js';
import { searchRoom } from '../../test/support/search-room.js';
import { LOCAL_IDENTITY } from '../auth/identity.js';
import { RERANK_BYTES, RERANK_CANDIDATES, RERANK_MS, RERANK_TEXT_CHARACTERS } from './limits.js';
import type { Reranker } from './reranker.js';
import { Reranking } from './reranking.js';

class ScriptedReranker implements Reranker {
  readonly calls: { question: string; texts: readonly string[]; signal: AbortSignal }[] = [];

  constructor(private readonly answer: (texts: readonly string[]) => Promise<number[]>) {}

  order(question: string, texts: readonly string[], signal: AbortSignal): Promise<number[]> {
    this.calls.push({ question, texts, signal });
    return this.answer(texts);
  }
}
const reversed = (texts: readonly string[]) => Promise.resolve([...texts.keys()].toReversed());
const hits = (count: number, text = 'text') =>
  Array.from({ length: count }, (_, index) => ({
    chunk: chunkOf(index, { text, heading: `h${index}`, headingPath: [`h${index}`] }),
    score: 1 - index / 100,
  }));
const headings = (found: readonly { chunk: { heading: string } }[]) => found.map(({ chunk }) => chunk.heading);

describe('Reranking', () => {
  let warn: jest.SpiedFunction<Logger['warn']>;
  beforeEach(() => {
    warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
  });
  afterEach(() => warn.mockRestore());

  it('the hits get the order of the reranker, and the scores stay from the highest to the lowest', async () => {
    const found = await new Reranking(new ScriptedReranker(reversed), new FixedClock()).apply('a', hits(3));

    expect(headings(found)).toEqual(['h2', 'h1', 'h0']);
    expect(found.map(({ score }) => score)).toEqual(hits(3).map(({ score }) => score));
  });

  it('hits that the reranker leaves out follow in the order that they had', async () => {
    const reranking = new Reranking(new ScriptedReranker(() => Promise.resolve([2])), new FixedClock());

    expect(headings(await reranking.apply('a', hits(4)))).toEqual(['h2', 'h0', 'h1', 'h3']);
  });

  it('the reranker gets a limited number of sections with their headings, each cut', async () => {
    const reranker = new ScriptedReranker(reversed);
    const long = 'x'.repeat(2 * RERANK_TEXT_CHARACTERS);

    const found = await new Reranking(reranker, new FixedClock()).apply('a', hits(RERANK_CANDIDATES + 5, long));

    const [{ texts }] = reranker.calls as [(typeof reranker.calls)[0]];
    expect(texts).toHaveLength(RERANK_CANDIDATES);
    expect(texts[0]).toBe(`h0\n${long}`.slice(0, RERANK_TEXT_CHARACTERS));
    expect(headings(found).slice(RERANK_CANDIDATES - 1)).toEqual(['h0', 'h40', 'h41', 'h42', 'h43', 'h44']);
  });

  it('the reranker gets a limited number of bytes', async () => {
    const reranker = new ScriptedReranker(reversed);

    await new Reranking(reranker, new FixedClock()).apply('a', hits(RERANK_CANDIDATES, '語'.repeat(5_000)));

    const bytes = Buffer.byteLength(reranker.calls[0]!.texts.join(''));
    expect(bytes).toBeLessThanOrEqual(RERANK_BYTES);
    expect(bytes).toBeGreaterThan(RERANK_BYTES * 0.9);
  });

  it('a reranker that does not answer in time is ended, and the hits keep their order', async () => {
    jest.useFakeTimers();
    const reranker = new ScriptedReranker(() => new Promise(() => undefined));
    const applying = new Reranking(reranker, new FixedClock()).apply('a', hits(3));

    await jest.advanceTimersByTimeAsync(RERANK_MS);

    expect(headings(await applying)).toEqual(['h0', 'h1', 'h2']);
    expect(reranker.calls[0]!.signal.aborted).toBe(true);
    expect(warn.mock.calls.join()).toContain('did not answer within 2 seconds');
    jest.useRealTimers();
  });

  it('a reranker that fails is logged once a minute, and the hits keep their order', async () => {
    const clock = new FixedClock();
    const reranking = new Reranking(new ScriptedReranker(() => Promise.reject(new Error('it is broken'))), clock);

    for (let search = 0; search < 5; search += 1) {
      expect(headings(await reranking.apply('the question', hits(2, 'secret')))).toEqual(['h0', 'h1']);
      clock.advance(25);
    }

    expect(warn).toHaveBeenCalledTimes(2);
    expect(warn.mock.calls.join()).toContain('it is broken');
    expect(warn.mock.calls.join()).not.toMatch(/secret|question/);
  });

  it('a search that is aborted ends, and nothing is logged', async () => {
    const leaving = new AbortController();
    const reranker = new ScriptedReranker(() => new Promise(() => undefined));
    const applying = new Reranking(reranker, new FixedClock()).apply('a', hits(2), leaving.signal);

    leaving.abort('left');

    await expect(applying).rejects.toBe('left');
    expect(reranker.calls[0]!.signal.reason).toBe('left');
    expect(warn).not.toHaveBeenCalled();
  });

  it('one hit, or no reranker, needs no request', async () => {
    const reranker = new ScriptedReranker(reversed);

    await new Reranking(reranker, new FixedClock()).apply('a', hits(1));

    expect(reranker.calls).toEqual([]);
    expect(headings(await new Reranking(undefined, new FixedClock()).apply('a', hits(2)))).toEqual(['h0', 'h1']);
  });

  it('a search asks with its first phrasing, reorders before it prefers the open chapter, and cuts at its limit', async () => {
    const folder = await CorpusFolder.with({
      '01-a/01-b/01-x.md': '# Port\n\nThe port of the server.\n',
      '01-a/02-c/01-y.md': '# Server\n\nThe server has a port and more words.\n',
    });
    const reranker = new ScriptedReranker(reversed);
    const plain = searchRoom({ contentDir: folder.path });
    const reranked = searchRoom({ reranking: new Reranking(reranker, new FixedClock()) });
    for (const room of [plain, reranked]) await room.ingestion.ingest(folder.path);
    const request = { queries: ['server port', 'port'], scope: 'full', identity: LOCAL_IDENTITY } as const;

    const before = (await plain.retriever.search({ ...request, limit: 2 })).passages;
    const after = (await reranked.retriever.search({ ...request, limit: 1 })).passages;

    expect(after.map(({ id }) => id)).toEqual([before[1]!.id]);
    expect(after[0]!.score).toBe(before[0]!.score);
    expect(reranker.calls.map(({ question }) => question)).toEqual(['server port']);
    await folder.remove();
  });
});
