import { AppError } from '../common/errors/app-error.js';
import { InvalidRequestError } from '../common/errors/invalid-request.error.js';
import { RECORDING_BYTES } from './limits.js';
import type { SpeechRecording } from './transcriber.js';

/** The types that browsers record, with their extensions. Speech servers read the format from the file name, not the type. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['audio/webm', 'webm'],
  ['video/webm', 'webm'],
  ['audio/ogg', 'ogg'],
  ['audio/mp4', 'mp4'],
  ['audio/m4a', 'm4a'],
  ['audio/x-m4a', 'm4a'],
  ['audio/mpeg', 'mp3'],
  ['audio/mp3', 'mp3'],
  ['audio/wav', 'wav'],
  ['audio/wave', 'wav'],
  ['audio/x-wav', 'wav'],
]);

/** The recording as a file for a speech server. @throws AppError when its format is unknown, or it is empty or too large. */
export function toSpeechFile({ bytes, mimeType }: SpeechRecording): File {
  const type = (mimeType.split(';')[0] ?? '').trim().toLowerCase();
  const extension = EXTENSIONS.get(type);
  if (!extension) {
    throw new InvalidRequestError(
      undefined,
      [{ path: 'params.mime_type', message: 'Not a supported audio type' }],
      'audio_type_not_allowed',
    );
  }
  if (bytes.byteLength === 0) {
    throw new InvalidRequestError(undefined, [{ path: 'params.audio_base64', message: 'No bytes' }], 'audio_empty');
  }
  if (bytes.byteLength > RECORDING_BYTES) {
    throw new AppError({ code: 'audio_too_large' });
  }
  return new File([Buffer.from(bytes)], `speech.${extension}`, { type });
}
