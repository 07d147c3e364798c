import { isRefusedRequest } from '../agent/model-errors.js';
import { missingPart } from '../agent/model-question/missing-part.js';
import { AppError } from '../common/errors/app-error.js';
import type { ErrorCode } from '../common/errors/catalogue.js';
import { hideSecrets } from '../common/upstream/hide-secrets.js';
import { isOpenAI, type ModelServer } from '../common/upstream/model-server.js';
import type { ModelSettings } from '../config/settings.js';
import { REASON_CHARACTERS } from './limits.js';

/** The settings to look at, for the faults that do not depend on what was asked. */
const REMEDIES: Partial<Readonly<Record<ErrorCode, string>>> = {
  model_credentials: 'OPENAI_API_KEY: the key of this server; with Azure also OPENAI_API_VERSION',
  model_quota: 'pay, or raise the limit, at the provider of the model',
  model_rate_limited: 'raise the limit at the provider of the model, or try again later',
  model_redirected: 'OPENAI_BASE_URL: the address to which this one redirects',
  model_unavailable: 'OPENAI_BASE_URL: check that the server runs; behind a proxy HTTPS_PROXY and NO_PROXY',
  model_timeout: 'MODEL_IDLE_TIMEOUT: give the model more time, or choose a faster one with AGENT_MODEL',
  proxy_refused: 'HTTPS_PROXY, HTTP_PROXY and NO_PROXY',
  embedding_dimensions: 'EMBEDDING_DIMENSIONS',
  embedding_refused: 'EMBEDDING_MODEL, EMBEDDING_BASE_URL and EMBEDDING_API_KEY; or EMBEDDING_MODEL=local',
  embedding_unavailable: 'EMBEDDING_BASE_URL: check that the server runs; or EMBEDDING_MODEL=local',
};
export function remedyOf(error: unknown): string | undefined {
  return error instanceof AppError ? REMEDIES[error.code] : undefined;
}

/** How servers name the effort that they refuse. */
const EFFORT = /reasoning|effort/i;

/**
 * The setting to look at when the server says that it has no such model, or no such path, or that it does not take the effort.
 * @returns undefined for every other fault.
 */
export function remedyOfModelFault(error: unknown, settings: ModelSettings): string | undefined {
  const { model, api, baseUrl, reasoningEffort } = settings;
  const missing = missingPart(error, model);
  if (missing === undefined) {
    const isEffort = reasoningEffort !== undefined && isRefusedRequest(error) && EFFORT.test(messageOf(error));
    return isEffort ? 'AGENT_REASONING_EFFORT: a value that this model takes, or unset' : undefined;
  }
  if (missing === 'model') return 'AGENT_MODEL: a model that the server has, with the name that the server uses';
  return api === 'auto' || isOpenAI(baseUrl)
    ? 'OPENAI_BASE_URL: the server does not have this path; the address usually ends in /v1'
    : 'AGENT_API=auto: the server does not have the path of this API';
}

/** The code of an error and what the server said about it, without keys and on one line. */
export function faultIn(error: unknown, servers: readonly ModelServer[]): string {
  const code = error instanceof AppError ? error.code : 'internal_error';
  const message = messageOf(error);
  if (message === '') return code;
  return `${code} (${shortened(hideSecrets(message, servers))})`;
}

/** What the server said; empty when it said nothing. */
function messageOf(error: unknown): string {
  const { message } = ((error as Error).cause ?? error) as { message?: unknown };
  return typeof message === 'string' ? message : '';
}

function shortened(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > REASON_CHARACTERS ? `${line.slice(0, REASON_CHARACTERS)}…` : line;
}
