import { closeSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { trimEnd } from '../common/trim-end.js';
import { SECRET_FILE_BYTES } from './limits.js';

/** The variables with a secret. Each can be read from a file instead, which the variable of the same name and `_FILE` names. */
export const SECRET_VARIABLES = [
  'DATABASE_URL',
  'QDRANT_URL',
  'QDRANT_API_KEY',
  'OPENAI_API_KEY',
  'OPENAI_HEADERS',
  'EMBEDDING_API_KEY',
  'RERANKER_API_KEY',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ADMIN_KEY',
  'SESSION_SECRETS',
] as const;

/** In place of the value of a secret whose file cannot be used. */
class UnusableSecret {
  constructor(readonly fault: string) {}
}

/** The variables with the secrets that are in files. A file that cannot be used is a fault of its variable. */
export function withSecretsFromFiles(source: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const secrets = SECRET_VARIABLES.flatMap((name) => {
    const path = source[`${name}_FILE`];
    if (!isSet(path)) return [];
    const secret = isSet(source[name])
      ? new UnusableSecret(`is set, and ${name}_FILE too; unset one of them`)
      : readSecret(path, `${name}_FILE`);
    return [[name, secret] as const];
  });
  return { ...source, ...Object.fromEntries(secrets) };
}

/** The schema of a variable that may come from a file. */
export function secret<T extends z.ZodType>(schema: T) {
  return z.preprocess((value, context) => {
    if (!(value instanceof UnusableSecret)) return value;
    context.addIssue({ code: 'custom', message: value.fault });
    return z.NEVER;
  }, schema);
}

function isSet(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Editors and `echo` end a file with a line break, which is no part of the secret. */
function readSecret(path: string, variable: string): string | UnusableSecret {
  try {
    const bytes = readStart(path, SECRET_FILE_BYTES + 1);
    if (bytes.length > SECRET_FILE_BYTES) {
      return new UnusableSecret(`the file ${path} of ${variable} has more than ${SECRET_FILE_BYTES} bytes`);
    }
    const text = trimEnd(bytes.toString('utf8'), /[\r\n]/);
    return text.trim() === '' ? new UnusableSecret(`the file ${path} of ${variable} is empty`) : text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return new UnusableSecret(`the file ${path} of ${variable} cannot be read (${code})`);
  }
}

/** A secret can also come from a pipe, which has no size. */
function readStart(path: string, limit: number): Buffer {
  const bytes = Buffer.alloc(limit);
  const file = openSync(path, 'r');
  try {
    let length = 0;
    for (let read = -1; read !== 0 && length < limit; length += read)
      read = readSync(file, bytes, length, limit - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
