import { Injectable } from '@nestjs/common';
import { NotImplementedError } from '../../common/errors/not-implemented.error.js';
import { Transcriber } from '../transcriber.js';

/** The transcriber when no speech model is configured: rejects every call and names the setting to change. */
@Injectable()
export class UnconfiguredTranscriber extends Transcriber {
  override transcribe(): Promise<string> {
    return Promise.reject(new NotImplementedError(undefined, 'transcription_not_configured'));
  }
}
