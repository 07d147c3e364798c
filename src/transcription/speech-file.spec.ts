import { AppError } from '../common/errors/app-error.js';
import { toSpeechFile } from './speech-file.js';

const faultOf = (bytes: Uint8Array, mimeType: string) => {
  try {
    return toSpeechFile({ bytes, mimeType }).name;
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

describe('toSpeechFile', () => {
  it.each([
    ['audio/webm;codecs=opus', 'speech.webm'],
    ['AUDIO/OGG; codecs=opus', 'speech.ogg'],
    ['audio/mp4', 'speech.mp4'],
    ['audio/mpeg', 'speech.mp3'],
    ['audio/x-wav', 'speech.wav'],
  ])('toSpeechFile gives a recording of type %s the name %s', async (mimeType, name) => {
    const file = toSpeechFile({ bytes: Uint8Array.of(1, 2, 3), mimeType });

    expect(file.name).toBe(name);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3));
  });

  it.each(['', 'text/plain', 'application/octet-stream', 'audio/../webm', 'constructor'])(
    'toSpeechFile rejects a recording of type "%s"',
    (mimeType) => {
      expect(faultOf(Uint8Array.of(1), mimeType)).toBe('audio_type_not_allowed');
    },
  );

  it('toSpeechFile rejects a recording that is empty or larger than the API accepts', () => {
    expect(faultOf(new Uint8Array(), 'audio/webm')).toBe('audio_empty');
    expect(faultOf(new Uint8Array(25 * 1024 * 1024 + 1), 'audio/webm')).toBe('audio_too_large');
  });
});
