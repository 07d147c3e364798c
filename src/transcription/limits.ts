/** Bytes of a recording, the largest file that the audio API of OpenAI accepts. */
export const RECORDING_BYTES = 25 * 1024 * 1024;
/** Milliseconds of one transcription: a reader waits for its text. */
export const TRANSCRIPTION_MS = 60_000;
