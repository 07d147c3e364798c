import type { Request } from 'express';
import { InvalidRequestError } from '../../common/errors/invalid-request.error.js';

const ACCEPTABLE = /^[\x21-\x7e]{1,200}$/;

/**
 * The key that identifies a submit: the header `Idempotency-Key`, else `metadata.client_message_id` of a ChatKit
 * request. Starts with the type of the request, so that a retry of a message is not mistaken for the message itself.
 */
export function idempotencyKeyOf(request: Request, body: unknown): string | undefined {
  const { type, metadata } = (body ?? {}) as { type?: unknown; metadata?: { client_message_id?: unknown } | null };
  const key = request.get('Idempotency-Key') ?? metadata?.client_message_id;
  if (key === undefined || key === null) return undefined;
  if (typeof key === 'string' && ACCEPTABLE.test(key)) return `${typeof type === 'string' ? type : 'ask'}:${key}`;
  throw new InvalidRequestError('An idempotency key must have 1 to 200 visible ASCII characters. Send another key.', [
    { path: 'metadata.client_message_id', message: 'Not an idempotency key' },
  ]);
}
