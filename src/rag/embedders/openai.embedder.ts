import { APIConnectionError, APIError, type OpenAI } from 'openai';
import { AppError } from '../../common/errors/app-error.js';
import { UnavailableError } from '../../common/errors/unavailable.error.js';
import type { ModelServer } from '../../common/upstream/model-server.js';
import { openAIClient } from '../../common/upstream/openai-client.js';
import { upstreamFault } from '../../common/upstream/upstream-fault.js';
import { Embedder, unitNorm } from '../embedder.js';
import { EMBEDDING_REQUEST_MS, TEXTS_PER_EMBEDDING_REQUEST } from '../limits.js';
import { checkedLength } from '../vector-length.js';

export interface OpenAIEmbedderOptions extends ModelServer {
  readonly model: string;
  readonly dimensions: number;
}

/** Embeddings from OpenAI or from any server with the same API. Does not retry; see `RetryingEmbedder`. */
export class OpenAIEmbedder extends Embedder {
  override readonly model: string;
  override readonly dimensions: number;
  private readonly client: OpenAI;

  constructor({ model, dimensions, ...server }: OpenAIEmbedderOptions) {
    super();
    this.model = model;
    this.dimensions = dimensions;
    this.client = openAIClient(server, { timeout: EMBEDDING_REQUEST_MS });
  }

  override async embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]> {
    const vectors: number[][] = [];
    for (let start = 0; start < texts.length; start += TEXTS_PER_EMBEDDING_REQUEST) {
      vectors.push(...(await this.request(texts.slice(start, start + TEXTS_PER_EMBEDDING_REQUEST), signal)));
    }
    return vectors;
  }

  private async request(input: string[], signal?: AbortSignal): Promise<number[][]> {
    const parameters = { model: this.model, input, encoding_format: 'float' as const, ...this.shortening() };
    try {
      const { data } = await this.client.embeddings.create(parameters, { signal });
      const vectors = data.toSorted((left, right) => left.index - right.index).map((row) => row.embedding);
      return this.checked(vectors, input.length);
    } catch (error) {
      signal?.throwIfAborted();
      throw toAppError(error);
    }
  }

  /** Only models of this family can return shorter vectors; other servers reject the parameter. */
  private shortening(): { dimensions?: number } {
    return this.model.includes('text-embedding-3') ? { dimensions: this.dimensions } : {};
  }

  private checked(vectors: number[][], expected: number): number[][] {
    if (vectors.length !== expected) throw unavailable();
    return checkedLength(this.model, vectors, this.dimensions).map(unitNorm);
  }
}

function toAppError(error: unknown): unknown {
  const fault = upstreamFault(error);
  if (fault) return fault;
  if (!(error instanceof APIError)) return error;
  const isTemporary =
    error instanceof APIConnectionError || !error.status || error.status === 429 || error.status >= 500;
  if (isTemporary) return unavailable(error);
  return new AppError({
    code: 'embedding_refused',
    message: `The embedding server rejected the request (status ${error.status}). Check EMBEDDING_MODEL, its server, and EMBEDDING_API_KEY or else OPENAI_API_KEY.`,
    cause: error,
  });
}

function unavailable(cause?: unknown): UnavailableError {
  return new UnavailableError('embedding_unavailable', undefined, cause);
}
