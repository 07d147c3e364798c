import { callbackify } from 'node:util';
import type { Request, Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { AppError } from '../../common/errors/app-error.js';
import { uploadIncomplete } from '../attachment-errors.js';
import type { IncomingFile } from '../attachment-uploads.js';

const FIELD = 'file';
/** Limits of a form: one file, and a few small fields, which are ignored. */
const LIMITS = { files: 1, parts: 10, fields: 9, fieldSize: 10_000, fieldNameSize: 100 };

/** Receives the file of a form. */
export interface FileTaker<T> {
  take(file: IncomingFile): Promise<T>;
  /** Undoes `take` when the rest of the form is invalid. */
  giveBack(taken: T): Promise<void>;
}

/** Streams the field `file` of a `multipart/form-data` body to `taker`. */
export async function receiveMultipart<T>(request: Request, response: Response, taker: FileTaker<T>): Promise<T> {
  let taken: { readonly value: T } | undefined;
  let rejection: unknown;
  const storage: StorageEngine = {
    _handleFile: callbackify(async (_request: unknown, { originalname, mimetype, stream }: Express.Multer.File) => {
      // A destroyed stream breaks the form off, and the client then gets that error instead of the reason.
      const content = stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
      try {
        taken = { value: await taker.take({ name: originalname, mimeType: mimetype, content }) };
      } catch (error) {
        rejection = error;
        throw error;
      }
      return {};
    }),
    _removeFile: callbackify(async (_request: unknown, _file: unknown) => {
      if (taken) await taker.giveBack(taken.value);
    }),
  };
  const receive = multer({ storage, limits: LIMITS, defParamCharset: 'utf8' }).single(FIELD);
  await new Promise<void>((resolve, reject) => {
    void receive(request, response, (error: unknown) => (error ? reject(toFormError(rejection ?? error)) : resolve()));
  });
  if (!taken) throw noFile();
  return taken.value;
}

/** An error that is neither an `AppError` nor a `MulterError` means that the body was interrupted or is not a form. */
function toFormError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  return error instanceof MulterError ? noFile(error) : uploadIncomplete(error);
}

function noFile(cause?: unknown): AppError {
  return new AppError({
    code: 'malformed_form',
    message: `Send one file as the field "${FIELD}" of a multipart/form-data body.`,
    cause,
  });
}
