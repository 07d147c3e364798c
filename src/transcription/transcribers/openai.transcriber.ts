import OpenAI, { APIError } from 'openai';
import { AppError, type AppErrorOptions } from '../../common/errors/app-error.js';
import { toSpeechFile } from '../speech-file.js';
import { type SpeechRecording, Transcriber } from '../transcriber.js';

/** Somebody looks at the composer and waits. */
const TIMEOUT_MILLISECONDS = 60_000;

export interface OpenAITranscriberOptions {
  readonly model: string;
  readonly apiKey: string;
  readonly baseUrl?: string;
  readonly timeoutMilliseconds?: number;
}

/** The audio API of OpenAI, or of any server that speaks it. Does not retry: whoever dictates can press again. */
export class OpenAITranscriber extends Transcriber {
  private readonly client: OpenAI;
  private readonly model: string;
  private readonly timeoutMilliseconds: number;

  constructor({ model, apiKey, baseUrl, timeoutMilliseconds = TIMEOUT_MILLISECONDS }: OpenAITranscriberOptions) {
    super();
    this.model = model;
    this.timeoutMilliseconds = timeoutMilliseconds;
    this.client = new OpenAI({ apiKey, maxRetries: 0, ...(baseUrl && { baseURL: baseUrl }) });
  }

  override async transcribe(recording: SpeechRecording, signal?: AbortSignal): Promise<string> {
    const file = toSpeechFile(recording);
    // The client's own timeout ends with the headers; this one holds for the whole answer.
    const deadline = AbortSignal.timeout(this.timeoutMilliseconds);
    try {
      const options = { signal: signal ? AbortSignal.any([signal, deadline]) : deadline };
      return (await this.client.audio.transcriptions.create({ file, model: this.model }, options)).text;
    } catch (error) {
      signal?.throwIfAborted();
      throw deadline.aborted ? new AppError({ ...TIMEOUT, cause: error }) : toAppError(error);
    }
  }
}

const TIMEOUT: AppErrorOptions = {
  code: 'transcription_timeout',
  kind: 'timeout',
  message: 'The speech model took too long. Try again.',
  retryable: true,
};

/** Nothing of the provider's answer is passed on. */
function toAppError(error: unknown): unknown {
  if (!(error instanceof APIError)) return error;
  return new AppError({ ...describe(error.status), cause: error });
}

/** Without a status there was no connection. */
function describe(status = 503): AppErrorOptions {
  if (status === 429) {
    const message = 'The speech model has too much to do right now. Try again in a moment.';
    return { code: 'transcription_rate_limited', kind: 'rate_limited', message, retryable: true, retryAfter: 10 };
  }
  if (status >= 500) {
    const message = 'The speech model is not available right now. Try again in a moment.';
    return { code: 'transcription_unavailable', kind: 'unavailable', message, retryable: true, retryAfter: 5 };
  }
  if (status === 401 || status === 403 || status === 404) {
    const message = 'The speech model does not accept how this site is configured. Tell the people who run it.';
    return { code: 'transcription_misconfigured', kind: 'upstream', message };
  }
  return {
    code: 'transcription_refused',
    kind: 'upstream',
    message: 'The speech model cannot use this recording. Record it again.',
  };
}
