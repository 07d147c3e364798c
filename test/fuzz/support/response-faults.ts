import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { CATALOGUE } from '../../../src/common/errors/catalogue.js';
import type { FuzzResponse } from './fuzz-client.js';
import { DOCUMENT, type FuzzRequest } from './fuzz-requests.js';

/** Refusals above 499 that this server gives for a reason: it has no speech model and no such capability. */
const EXPECTED = new Set(['transcription_not_configured', 'not_implemented']);

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(DOCUMENT, 'openapi.json');
const validators = new Map<string, ValidateFunction>();
const pointer = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1');

/** What is wrong with a response, one line each. */
export function faultsOf(request: FuzzRequest, response: FuzzResponse): string[] {
  const { status, type, text } = response;
  if (status === 0) return [];
  if (type.startsWith('application/problem+json')) return faultsOfProblem(response, request.method);
  if (status >= 500) return [`${status} without a problem document`];
  if (status < 300 && type.startsWith('text/event-stream')) return faultsOfStream(text);
  // The content of an attachment is what was uploaded, whatever its type says.
  const isAttachment = request.route === '/attachments/{id}' && request.method === 'GET';
  if (status < 300 && type.startsWith('application/json') && request.method !== 'HEAD' && !isAttachment) {
    return faultsOfJson(request, status, text);
  }
  if (status >= 400 && type.includes('json')) return [`${status} as ${type} instead of a problem document`];
  return [];
}

function faultsOfProblem({ status, text, requestId }: FuzzResponse, method: string): string[] {
  if (method === 'HEAD') return status >= 500 ? [`${status} for HEAD`] : [];
  const problem = JSON.parse(text) as { code?: string; status?: number; request_id?: string };
  const faults: string[] = [];
  if (!Object.hasOwn(CATALOGUE, problem.code ?? '')) faults.push(`code ${problem.code} is not in the catalogue`);
  if (problem.status !== status) faults.push(`status ${problem.status} in a response with ${status}`);
  if (problem.request_id !== requestId) faults.push('the problem names another request id than the header');
  if (status >= 500 && !EXPECTED.has(problem.code ?? '')) faults.push(`${status} ${problem.code}`);
  if (/QueryFailedError|node_modules|\n\s+at /.test(text)) faults.push('the problem shows internals');
  return faults;
}

/** Each frame is JSON, and no error of a stream is an unexpected one. */
function faultsOfStream(text: string): string[] {
  const faults: string[] = [];
  for (const [, data] of text.matchAll(/^data: (.*)$/gm)) {
    try {
      const { type, code } = JSON.parse(data!) as { type?: string; code?: string };
      if (type === 'error' && code === 'internal_error') faults.push('the stream has an internal_error');
    } catch {
      faults.push(`the frame is not JSON: ${data!.slice(0, 100)}`);
    }
  }
  return faults;
}

function faultsOfJson({ route, method }: FuzzRequest, status: number, text: string): string[] {
  const at = `${route}/${method.toLowerCase()}/responses/${status}`;
  const documented = `#/paths/${pointer(route)}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`;
  if (DOCUMENT.paths[route]?.[method.toLowerCase()] === undefined) return [];
  const validate = validators.get(at) ?? ajv.compile({ $ref: `openapi.json${documented}` });
  validators.set(at, validate);
  return validate(JSON.parse(text))
    ? []
    : [`the body does not follow openapi.json: ${ajv.errorsText(validate.errors)}`];
}
