import type { Provider } from '@nestjs/common';
import { Transcriber } from './transcriber.js';
import { UnconfiguredTranscriber } from './transcribers/unconfigured.transcriber.js';

export const transcriptionProviders: Provider[] = [{ provide: Transcriber, useClass: UnconfiguredTranscriber }];
