import { Logger } from '@nestjs/common';
import { APIError } from 'openai';

/** A request of Chat Completions; one of Responses has none of the two names. */
export interface LimitedBody {
  readonly model?: string;
  readonly max_tokens?: unknown;
}

/** How servers word it that they do not know a member; what they say about its value is another fault. */
const UNKNOWN =
  /max_completion_tokens|unsupported|not supported|unknown|unrecognized|unexpected|not permitted|not allowed/i;

const logger = new Logger('Models');
/** The address and the model of each server that takes the limit only by its newer name, for as long as the process runs. */
const newerNames = new Set<string>();

/**
 * Sends a request. When the server refuses `max_tokens` by its name, the request is sent again with
 * `max_completion_tokens`, and from then on so is each request to this model.
 * @param address of the server.
 */
export function withLimitName<Body extends LimitedBody, Answer>(
  address: string,
  body: Body,
  send: (body: Body) => Promise<Answer>,
): Promise<Answer> {
  if ((body.max_tokens ?? undefined) === undefined) return send(body);
  const { max_tokens: limit, ...others } = body;
  const renamed = { ...others, max_completion_tokens: limit } as unknown as Body;
  const place = `${address} ${body.model ?? ''}`;
  if (newerNames.has(place)) return send(renamed);
  return send(body).catch(async (error: unknown) => {
    if (!refusesName(error)) throw error;
    const answer = await send(renamed);
    if (!newerNames.has(place)) {
      logger.log(
        `${body.model}: the limit of the output is sent as max_completion_tokens, because max_tokens is refused.`,
      );
    }
    newerNames.add(place);
    return answer;
  });
}

function refusesName(error: unknown): boolean {
  if (!(error instanceof APIError) || !(error.status === 400 || error.status === 422)) return false;
  const names = error.message.includes('max_tokens') || error.param === 'max_tokens';
  return names && UNKNOWN.test(`${error.code ?? ''} ${error.message}`);
}
