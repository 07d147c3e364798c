import type { z } from 'zod';
import { AppError, type ErrorIssue } from '../common/errors/app-error.js';
import { InvalidRequestError } from '../common/errors/invalid-request.error.js';
import { type ChatKitRequest, chatKitRequestSchema } from '../protocol/requests.js';

const REQUEST_TYPES: readonly string[] = chatKitRequestSchema.options.map((option) => option.shape.type.value);

/**
 * The request in a JSON body. Ignores unknown members. @throws AppError that lists the path of every invalid member.
 */
export function parseRequest(body: unknown): ChatKitRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw malformed('The body must be a JSON object with a `type`. Send a ChatKit request.');
  }
  const { type } = body as { type?: unknown };
  if (typeof type !== 'string') throw malformed('The body has no `type`. Add one, for example "threads.create".');
  if (!REQUEST_TYPES.includes(type)) {
    throw new AppError({
      code: 'unknown_request_type',
      message: `"${type.slice(0, 80)}" is not a ChatKit request type. Use one of: ${REQUEST_TYPES.join(', ')}.`,
      issues: [{ path: 'type', message: 'Unknown request type' }],
    });
  }
  return parseWith(
    chatKitRequestSchema,
    body,
    'The request does not match the ChatKit protocol. Correct the members that `errors` names.',
  );
}

/** Parses a value and throws `InvalidRequestError` with every issue. @param at the path of the value in the request. */
export function parseWith<T extends z.ZodType>(schema: T, value: unknown, message: string, at?: string): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidRequestError(
    message,
    result.error.issues.map((issue) => toIssue(issue, at)),
  );
}

function toIssue(issue: z.core.$ZodIssue, at?: string): ErrorIssue {
  const path = [...(at === undefined ? [] : [at]), ...issue.path.map(String)].join('.');
  return { path, message: issue.message };
}

function malformed(message: string): AppError {
  return new AppError({ code: 'malformed_request', message });
}
