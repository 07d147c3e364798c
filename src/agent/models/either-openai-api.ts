import type { Model, ModelRequest, protocol } from '@openai/agents';
import { APIError } from 'openai';
import type { TappableModel } from '../model-stream/model-tap.js';

/** Statuses of a server that does not have the route, or not with this method. */
const NO_ROUTE: ReadonlySet<number | undefined> = new Set([404, 405, 501]);
/** How servers word it that answer 400 instead. */
const UNKNOWN_PATH = /(?:unknown|invalid|unsupported|no such) (?:request )?(?:path|url|endpoint|route)|responses api/i;

type ModelStream = AsyncGenerator<protocol.StreamEvent, void, void>;

/**
 * A model whose server is asked with Responses first, and with Chat Completions when it does not have the first. What
 * answered is used for every later call. A call that fails for another reason, such as a wrong key or too many requests,
 * decides nothing, and neither does a server that has none of the two: it may not know the name of the model.
 */
export function eitherOpenAIApi(responses: TappableModel, completions: TappableModel): TappableModel {
  let answers: 'responses' | 'completions' | undefined;

  async function answered<T>(ask: (api: NonNullable<typeof answers>) => Promise<T>): Promise<T> {
    const first = await ask('responses').then(
      (value) => ({ value }),
      (error: unknown) => {
        if (!lacksRoute(error)) throw error;
        return undefined;
      },
    );
    const value = first ? first.value : await ask('completions');
    answers = first ? 'responses' : 'completions';
    return value;
  }

  function between(models: Record<NonNullable<typeof answers>, Model>): Model {
    return {
      supportsPromptModelSelection: responses.supportsPromptModelSelection,
      getResponse: (request) =>
        answers ? models[answers].getResponse(request) : answered((api) => models[api].getResponse(request)),
      getStreamedResponse: (request) =>
        answers ? models[answers].getStreamedResponse(request) : rest(answered((api) => begun(models[api], request))),
      getRetryAdvice: (request) => models[answers ?? 'responses'].getRetryAdvice?.(request),
    };
  }

  return {
    ...between({ responses, completions }),
    tappedBy: (tap) => between({ responses: responses.tappedBy(tap), completions: completions.tappedBy(tap) }),
  };
}

interface Begun {
  readonly first: IteratorResult<protocol.StreamEvent>;
  readonly stream: AsyncIterator<protocol.StreamEvent>;
}

/** The stream up to its first event, which shows that the server has the route. */
async function begun(model: Model, request: ModelRequest): Promise<Begun> {
  const stream = model.getStreamedResponse(request)[Symbol.asyncIterator]();
  return { first: await stream.next(), stream };
}

async function* rest(beginning: Promise<Begun>): ModelStream {
  const { first, stream } = await beginning;
  try {
    for (let event = first; !event.done; event = await stream.next()) yield event.value;
  } finally {
    await stream.return?.();
  }
}

function lacksRoute(error: unknown): boolean {
  if (!(error instanceof APIError)) return false;
  const saysSo =
    error.status === 400 && (error.code === 'unsupported_api_for_model' || UNKNOWN_PATH.test(error.message));
  return NO_ROUTE.has(error.status) || saysSo;
}
