import { APIError, type OpenAI } from 'openai';
import { AppError, type AppErrorOptions } from '../../common/errors/app-error.js';
import type { ModelServer } from '../../common/upstream/model-server.js';
import { openAIClient } from '../../common/upstream/openai-client.js';
import { upstreamFault } from '../../common/upstream/upstream-fault.js';
import { TRANSCRIPTION_MS } from '../limits.js';
import { toSpeechFile } from '../speech-file.js';
import { type SpeechRecording, Transcriber } from '../transcriber.js';

/** Wrong key, no permission, unknown model. */
const CONFIGURATION_FAULTS: ReadonlySet<number> = new Set([401, 403, 404]);

export interface OpenAITranscriberOptions extends ModelServer {
  readonly model: string;
  readonly timeoutMs?: number;
}

/** Sends a recording to the audio API of OpenAI or a compatible server. Does not retry: the reader can try again. */
export class OpenAITranscriber extends Transcriber {
  private readonly client: OpenAI;
  private readonly model: string;
  private readonly timeoutMs: number;

  constructor({ model, timeoutMs = TRANSCRIPTION_MS, ...server }: OpenAITranscriberOptions) {
    super();
    this.model = model;
    this.timeoutMs = timeoutMs;
    this.client = openAIClient(server);
  }

  override async transcribe(recording: SpeechRecording, signal?: AbortSignal): Promise<string> {
    const file = toSpeechFile(recording);
    // The client's own timeout ends with the headers; this deadline covers the whole response.
    const deadline = AbortSignal.timeout(this.timeoutMs);
    try {
      const options = { signal: signal ? AbortSignal.any([signal, deadline]) : deadline };
      return (await this.client.audio.transcriptions.create({ file, model: this.model }, options)).text;
    } catch (error) {
      signal?.throwIfAborted();
      throw deadline.aborted ? new AppError({ code: 'transcription_timeout', cause: error }) : toAppError(error);
    }
  }
}

/** The text of the provider's response is not shown to readers. */
function toAppError(error: unknown): unknown {
  const fault = upstreamFault(error);
  if (fault) return fault;
  if (!(error instanceof APIError)) return error;
  return new AppError({ ...describe(error.status), cause: error });
}

/** Without a status there was no connection. */
function describe(status = 503): AppErrorOptions {
  if (status === 429) return { code: 'transcription_rate_limited', retryAfter: 10 };
  if (status >= 500) return { code: 'transcription_unavailable', retryAfter: 5 };
  return { code: CONFIGURATION_FAULTS.has(status) ? 'transcription_misconfigured' : 'transcription_refused' };
}
