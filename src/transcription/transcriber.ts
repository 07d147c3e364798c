/** Recorded speech: `mimeType` as the client sent it, for example `audio/webm;codecs=opus`. */
export interface SpeechRecording {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

/** Turns dictated speech into the text that appears in the composer. */
export abstract class Transcriber {
  /** @throws NotImplementedError when no speech model is configured, AppError when the model fails or is unavailable. */
  abstract transcribe(recording: SpeechRecording, signal?: AbortSignal): Promise<string>;
}
