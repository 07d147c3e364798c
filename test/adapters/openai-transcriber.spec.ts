import { OpenAITranscriber } from '../../src/transcription/transcribers/openai.transcriber.js';
import { type SpeechServer, startSpeechServer } from '../support/speech-server.js';

describe('OpenAITranscriber', () => {
  const recording = { bytes: Uint8Array.of(1, 2, 3), mimeType: 'audio/webm;codecs=opus' };
  let server: SpeechServer;
  const transcriber = (timeoutMs?: number) =>
    new OpenAITranscriber({ model: 'whisper-local', apiKey: 'key-1', baseUrl: server.url, timeoutMs });

  beforeEach(async () => void (server = await startSpeechServer()));
  afterEach(() => server.close());

  it('sends the recording as a named file with model and key, and returns the text', async () => {
    server.answer(200, { text: 'How do I install it?' });

    const text = await transcriber().transcribe(recording);

    expect(text).toBe('How do I install it?');
    expect(server.received).toEqual([
      {
        path: '/audio/transcriptions',
        key: 'Bearer key-1',
        model: 'whisper-local',
        fileName: 'speech.webm',
        bytes: [1, 2, 3],
      },
    ]);
  });

  it.each([
    { status: 400, code: 'transcription_refused', kind: 'upstream', retryable: false },
    { status: 401, code: 'transcription_misconfigured', kind: 'upstream', retryable: false },
    { status: 404, code: 'transcription_misconfigured', kind: 'upstream', retryable: false },
    { status: 429, code: 'transcription_rate_limited', kind: 'rate_limited', retryable: true },
    { status: 500, code: 'transcription_unavailable', kind: 'unavailable', retryable: true },
  ])(
    'maps status $status to $code, without a retry and without the text of the server',
    async ({ status, ...fault }) => {
      server.answer(status, { error: { message: 'secret of the provider' } });

      const error: unknown = await transcriber()
        .transcribe(recording)
        .catch((thrown: unknown) => thrown);

      expect(error).toMatchObject(fault);
      expect(String(error)).not.toContain('secret');
      expect(server.received).toHaveLength(1);
    },
  );

  it('stops waiting for a server that does not answer', async () => {
    server.neverAnswer();

    await expect(transcriber(50).transcribe(recording)).rejects.toMatchObject({ code: 'transcription_timeout' });
  });

  it('reports a server that cannot be reached as unavailable', async () => {
    await server.close();

    await expect(transcriber().transcribe(recording)).rejects.toMatchObject({ code: 'transcription_unavailable' });
  });

  it('rejects with the reason of the signal when the caller aborts it', async () => {
    server.neverAnswer();

    const stopped = transcriber().transcribe(recording, AbortSignal.abort(new Error('reader left')));

    await expect(stopped).rejects.toThrow('reader left');
  });

  it('does not send a recording that no speech model can read', async () => {
    await expect(transcriber().transcribe({ ...recording, mimeType: 'text/html' })).rejects.toMatchObject({
      kind: 'invalid',
    });

    expect(server.received).toEqual([]);
  });
});
