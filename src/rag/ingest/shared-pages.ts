import type { CorpusPage } from '../../content/page.js';

/**
 * The pages of a corpus in memory that threads share, so that several of them can cut pages into chunks without copies. Each
 * page is taken by one thread.
 */
export interface SharedPages {
  /** Each page as JSON, one after the other. */
  readonly texts: SharedArrayBuffer;
  /** 32-bit integers: where the text of each page ends. */
  readonly ends: SharedArrayBuffer;
  /** One 32-bit integer: how many pages are taken. */
  readonly taken: SharedArrayBuffer;
}

export function sharePages(pages: readonly CorpusPage[]): SharedPages {
  const texts = pages.map((page) => Buffer.from(JSON.stringify(page)));
  const all = new Uint8Array(new SharedArrayBuffer(texts.reduce((sum, { length }) => sum + length, 0)));
  const ends = new Uint32Array(new SharedArrayBuffer(pages.length * Uint32Array.BYTES_PER_ELEMENT));
  let at = 0;
  for (const [index, text] of texts.entries()) {
    all.set(text, at);
    at += text.length;
    ends[index] = at;
  }
  return { texts: all.buffer, ends: ends.buffer, taken: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) };
}

/** The pages that no thread has taken yet, each taken when it is requested. */
export function* takePages(shared: SharedPages): Generator<CorpusPage> {
  const ends = new Uint32Array(shared.ends);
  const taken = new Int32Array(shared.taken);
  for (let index = Atomics.add(taken, 0, 1); index < ends.length; index = Atomics.add(taken, 0, 1)) {
    const start = index === 0 ? 0 : ends[index - 1]!;
    yield JSON.parse(Buffer.from(shared.texts, start, ends[index]! - start).toString('utf8')) as CorpusPage;
  }
}
