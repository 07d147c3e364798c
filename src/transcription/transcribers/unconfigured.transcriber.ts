import { Injectable } from '@nestjs/common';
import { NotImplementedError } from '../../common/errors/not-implemented.error.js';
import { Transcriber } from '../transcriber.js';

/** Used while no speech model is configured: dictation answers a clear problem instead of guessing. */
@Injectable()
export class UnconfiguredTranscriber extends Transcriber {
  override transcribe(): Promise<string> {
    return Promise.reject(new NotImplementedError(undefined, 'transcription_not_configured'));
  }
}
