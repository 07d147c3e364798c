import { Module } from '@nestjs/common';
import { Transcriber } from './transcriber.js';
import { transcriptionProviders } from './transcription.providers.js';

@Module({ providers: transcriptionProviders, exports: [Transcriber] })
export class TranscriptionModule {}
