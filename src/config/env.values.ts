import { resolve } from 'node:path';
import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { parseUrl } from '../common/parse-url.js';
import { withoutTrailingSlashes } from '../common/trailing-slashes.js';
import { patternFault } from '../content/addresses/url-pattern.js';
import { NAME_LENGTH } from '../content/limits.js';
import { nameIn } from '../content/product-name/name-in.js';
import { AUTH_MODES } from './auth-mode.js';
import { MODEL_HEADERS } from './limits.js';

/*
 * The kinds of values that an environment variable can have. No message repeats a value: it can be a secret. None uses
 * `abort`: the checks of several variables would not run then.
 */

const blankIsUnset = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
export const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());
export const withDefault = <T extends z.ZodType>(schema: T, fallback: string) =>
  z.preprocess((value) => blankIsUnset(value) ?? fallback, schema);

export const url = (...protocols: string[]) =>
  z.url({
    protocol: new RegExp(`^(${protocols.join('|')})$`),
    error: `must be a ${protocols.join(' or ').replace('https?', 'http or https')} URL`,
  });
export const wholeNumber = (minimum: number, maximum: number) => {
  const fault = `must be a whole number from ${minimum} to ${maximum.toLocaleString('en')}`;
  const isInside = (value: number) => Number.isInteger(value) && value >= minimum && value <= maximum;
  return z.coerce.number(fault).refine(isInside, fault);
};

/** What clients add to the base URL of a model server. */
const ROUTES = ['/chat/completions', '/responses', '/embeddings'];

/** The base URL of a model server. A route at its end would be there twice. */
export const baseUrl = url('https?').superRefine((value, context) => {
  if (context.issues.length > 0) return;
  const { origin, pathname } = new URL(value);
  const path = withoutTrailingSlashes(pathname);
  const route = ROUTES.find((each) => path.endsWith(each));
  if (route === undefined) return;
  // Without user, password and query, which can be secrets.
  const right = origin + path.slice(0, -route.length);
  context.addIssue({ code: 'custom', message: `must not end in ${route}; set it to ${right}` });
});

/** An address, or a path on the server that readers are on; empty for neither. */
export const prefixOfLinks = z.string().refine((value) => value === '' || isPath(value) || isWebAddress(value), {
  error: 'must be a http or https URL, or a path that begins with /',
});

/** One line without the marks of Markdown, HTML and quotations: it stands in texts for readers and for the model. */
export const productName = z
  .string()
  .trim()
  .max(NAME_LENGTH, `must have at most ${NAME_LENGTH} characters`)
  .refine((value) => nameIn(value) === value, {
    error: 'must be one line without control characters and without any of < > [ ] { } * ` " and \\',
  });

/** Where pages are below `SITE_BASE_URL`. */
export const addressPattern = z.string().superRefine((value, context) => {
  const fault = patternFault(value);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: `must ${fault}` });
});

/** Two slashes would begin the name of a host. */
const isPath = (value: string) => value.startsWith('/') && !value.startsWith('//');
const isWebAddress = (value: string) => /^https?:\/\//i.test(value) && parseUrl(value) !== undefined;

export const commaList = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

/** Programs that read NO_PROXY also accept spaces. */
export const spacedList = z.string().transform((text) => text.split(/[,\s]/).filter(Boolean));

/** A host name, `*.` and a host name, or an address; the port that may follow has no effect. */
const HOST_NAME = /^((?:\*\.)?[\p{L}\p{N}._-]+|\[[\da-f:.]+\])(?::\d+)?$/iu;
export const hostNames = commaList
  .refine((names) => names.every((name) => HOST_NAME.test(name)), {
    error: 'must be host names separated by commas, such as chat.example.com,*.example.org',
  })
  .transform((names) => names.map((name) => domainToASCII(HOST_NAME.exec(name)?.[1] ?? '')));

export const folder = z.string().transform((path) => resolve(path));

/** What is sent in a header as it is. */
export const key = z.string().regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces');

const HOST_AND_PORT = /^(?:[^\s/@]+@)?(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}\/?$/i;

const ADMIN_KEY_CHARACTERS = 16;
export const adminKey = key.superRefine((value, context) => {
  const message = `must have at least ${ADMIN_KEY_CHARACTERS} characters`;
  const isShort = context.issues.length === 0 && value.length < ADMIN_KEY_CHARACTERS;
  if (isShort) context.addIssue({ code: 'custom', message });
});

const SECRET_CHARACTERS = 32;
/** Secrets that sign what visitors bring back. */
export const sessionSecrets = commaList.refine(
  (secrets) => secrets.length > 0 && secrets.every((secret) => secret.length >= SECRET_CHARACTERS),
  { error: `must be secrets of at least ${SECRET_CHARACTERS} characters, separated by commas` },
);

/** Two modes for callers without a credential exclude each other. */
export const authModes = commaList
  .transform((names, context) => {
    const modes = AUTH_MODES.filter((mode) => names.includes(mode));
    if (modes.length > 0 && modes.length === new Set(names).size) return modes;
    context.addIssue({ code: 'custom', message: `must be a list of ${AUTH_MODES.join(', ')}, separated by commas` });
    return z.NEVER;
  })
  .refine((modes) => !(modes.includes('none') && modes.includes('visitor')), {
    error: 'must not list both visitor and none, which are two answers to callers without a credential',
  });

/** The address of a proxy; `proxy.example.com:3128` means `http://proxy.example.com:3128`, as in other programs. */
export const proxyUrl = z.preprocess(
  (value) => (typeof value === 'string' && HOST_AND_PORT.test(value.trim()) ? `http://${value.trim()}` : value),
  z.url({
    protocol: /^https?$/,
    error: 'must be a http or https URL, or a host with its port, such as proxy.example.com:3128',
  }),
);

const HEADER_NAME = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;
const HEADER_VALUE = /^[\x20-\x7e]*$/;
/** They belong to the connection or to the body, which the client writes. */
const OUR_HEADERS =
  /^(?:connection|content-(?:length|type)|expect|host|keep-alive|proxy-authorization|te|trailer|transfer-encoding|upgrade)$/i;

export const headers = z.string().transform((text, context) => {
  const parsed = jsonIn(text);
  const fault = faultOfHeaders(parsed);
  if (fault === undefined) return parsed as Record<string, string>;
  context.addIssue({ code: 'custom', message: fault });
  return z.NEVER;
});

function faultOfHeaders(parsed: unknown): string | undefined {
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return 'must be a JSON object of header names and values, such as {"x-team":"docs"}';
  }
  const entries = Object.entries(parsed);
  if (entries.length > MODEL_HEADERS) return `must have at most ${MODEL_HEADERS} headers`;
  for (const [position, [name, value]] of entries.entries()) {
    if (!HEADER_NAME.test(name)) return `the name of header ${position + 1} must have only letters, digits and - _ .`;
    if (OUR_HEADERS.test(name)) return `the header ${name} cannot be set`;
    if (typeof value !== 'string' || !HEADER_VALUE.test(value)) {
      return `the value of the header ${name} must be a string of printable ASCII`;
    }
  }
  return undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
