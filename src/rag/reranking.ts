import { Logger } from '@nestjs/common';
import { type Clock, SystemClock } from '../common/clock.js';
import { withinTime } from '../common/within-time.js';
import { cut } from '../text/cut.js';
import type { Chunk } from './chunk.js';
import { RERANK_BYTES, RERANK_CANDIDATES, RERANK_FAULT_LOG_MS, RERANK_MS, RERANK_TEXT_CHARACTERS } from './limits.js';
import type { Reranker } from './reranker.js';
import type { IndexHit } from './vector-index.js';

/** Puts the first hits of a ranking into the order of a reranker. Without one, or when it fails, they keep their order. */
export class Reranking {
  private readonly logger = new Logger(Reranking.name);
  private loggedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly reranker: Reranker | undefined,
    private readonly clock: Clock,
  ) {}

  /**
   * @param hits sections, best first.
   * @returns the same sections. The scores stay where they were: the best section has the highest score, as before.
   * @throws the reason of the signal when it is aborted, and nothing else.
   */
  async apply(question: string, hits: readonly IndexHit[], signal?: AbortSignal): Promise<readonly IndexHit[]> {
    if (!this.reranker || hits.length < 2) return hits;
    const texts = textsOf(hits);
    try {
      const order = await this.askFor(this.reranker, question, texts, signal);
      return inOrder(hits, [...new Set([...order, ...hits.keys()])]);
    } catch (error) {
      signal?.throwIfAborted();
      this.report(error);
      return hits;
    }
  }

  private askFor(reranker: Reranker, question: string, texts: readonly string[], signal?: AbortSignal) {
    return withinTime(RERANK_MS, tooLate, (limited) => reranker.order(question, texts, limited), signal);
  }

  /** At most one line a minute: a server that fails does so for every search. */
  private report(error: unknown): void {
    const nowMs = this.clock.now().getTime();
    if (nowMs - this.loggedAtMs < RERANK_FAULT_LOG_MS) return;
    this.loggedAtMs = nowMs;
    const reason = error instanceof Error ? error.message : String(error);
    this.logger.warn(`The rerank server of RERANKER_URL was not used: ${reason}. Passages keep their order.`);
  }
}

function tooLate(): Error {
  return new Error(`it did not answer within ${RERANK_MS / 1_000} seconds`);
}

/** The headings and the text of the first hits: as many as the limits allow. */
function textsOf(hits: readonly IndexHit[]): string[] {
  const texts: string[] = [];
  let bytes = 0;
  for (const { chunk } of hits.slice(0, RERANK_CANDIDATES)) {
    const text = textOf(chunk);
    bytes += Buffer.byteLength(text);
    if (bytes > RERANK_BYTES) break;
    texts.push(text);
  }
  return texts;
}

function textOf({ headingPath, text }: Chunk): string {
  return cut(`${headingPath.join(' › ')}\n${text}`, RERANK_TEXT_CHARACTERS);
}

/** The hits in the order of the positions. The n-th of them gets the n-th score. */
function inOrder(hits: readonly IndexHit[], positions: readonly number[]): IndexHit[] {
  return positions.map((position, rank) => ({ ...hits[position]!, score: hits[rank]!.score }));
}

/** Keeps every order. */
export const NO_RERANKING = new Reranking(undefined, new SystemClock());
