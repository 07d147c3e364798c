import type { Provider } from '@nestjs/common';
import { TranscriptionSettings } from '../config/settings.js';
import { Transcriber } from './transcriber.js';
import { OpenAITranscriber } from './transcribers/openai.transcriber.js';
import { UnconfiguredTranscriber } from './transcribers/unconfigured.transcriber.js';

export const transcriptionProviders: Provider[] = [
  { provide: Transcriber, inject: [TranscriptionSettings], useFactory: createTranscriber },
];

function createTranscriber({ server, model }: TranscriptionSettings): Transcriber {
  return server.apiKey === undefined ? new UnconfiguredTranscriber() : new OpenAITranscriber({ ...server, model });
}
