import { Injectable } from '@nestjs/common';
import { InvalidRequestError } from '../../common/errors/invalid-request.error.js';
import type { RequestOf } from '../../protocol/requests.js';
import { Transcriber } from '../../transcription/transcriber.js';
import { json, type Reply } from '../reply.js';
import type { RequestContext } from '../responder.js';

const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** Dictation: turns recorded speech into text for the composer. Nothing is stored. */
@Injectable()
export class TranscriptionHandlers {
  constructor(private readonly transcriber: Transcriber) {}

  async transcribe({ params }: RequestOf<'input.transcribe'>, _context: RequestContext): Promise<Reply> {
    if (!BASE64.test(params.audio_base64)) {
      throw new InvalidRequestError('The audio is not valid base64. Encode the recording as base64.', [
        { path: 'params.audio_base64', message: 'Not base64' },
      ]);
    }
    const bytes = Buffer.from(params.audio_base64, 'base64');
    return json({ text: await this.transcriber.transcribe({ bytes, mimeType: params.mime_type }) });
  }
}
