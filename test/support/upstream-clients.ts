import { toModelError } from '../../src/agent/model-errors.js';
import { openAIModel } from '../../src/agent/models/openai.models.js';
import type { ModelServer } from '../../src/common/upstream/model-server.js';
import type { ModelSettings } from '../../src/config/settings.js';
import { OpenAIEmbedder } from '../../src/rag/embedders/openai.embedder.js';
import { OpenAITranscriber } from '../../src/transcription/transcribers/openai.transcriber.js';

/** Each client of a model server, with one small request. */
export const UPSTREAM_CLIENTS: Readonly<Record<string, (server: ModelServer) => Promise<unknown>>> = {
  'the Responses API': (server) => streamAnswer({ ...server, model: 'any', api: 'responses' }),
  'the Chat Completions API': (server) => streamAnswer({ ...server, model: 'any', api: 'chat_completions' }),
  embeddings: (server) => new OpenAIEmbedder({ ...server, model: 'any', dimensions: 4 }).embed(['a']),
  transcription: (server) =>
    new OpenAITranscriber({ ...server, model: 'any' }).transcribe({
      bytes: Uint8Array.of(1),
      mimeType: 'audio/webm',
    }),
};

/** Asks the model one question and returns the types of its events. */
export async function streamAnswer(settings: ModelSettings, model = openAIModel(settings, 20_000)): Promise<string[]> {
  const request = { input: 'Hello', modelSettings: {}, tools: [], outputType: 'text', handoffs: [], tracing: false };
  const types: string[] = [];
  try {
    for await (const event of model.getStreamedResponse(request as Parameters<typeof model.getStreamedResponse>[0])) {
      types.push(event.type);
    }
  } catch (error) {
    throw toModelError(error);
  }
  return types;
}
