/** What the requests to the model of one run have used so far. Numbers of tokens; a part is counted in its whole, too. */
export interface RunUsage {
  /** The model that answered last, by the name that its server gives; null before the first response. */
  readonly model: string | null;
  /** Requests that were stopped count as well. A request that is repeated after a failure counts once. */
  readonly requests: number;
  readonly input_tokens: number;
  /** The part of `input_tokens` that the server read from its cache. */
  readonly cached_tokens: number;
  readonly output_tokens: number;
  /** The part of `output_tokens` that were thoughts. */
  readonly reasoning_tokens: number;
  /** At least one request has figures that are estimated from the length of its text, because the server sent none. */
  readonly estimated: boolean;
}

/** Of English text. Other languages need fewer bytes for a token or more, so the result is only an estimate. */
const BYTES_A_TOKEN = 4;

/** @param bytes of UTF-8. */
export function estimatedTokens(bytes: number): number {
  return Math.ceil(bytes / BYTES_A_TOKEN);
}
