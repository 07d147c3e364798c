import type { AgentInputItem, Model, ModelRequest, protocol } from '@openai/agents';
import { APIError } from 'openai';
import type { ModelSettings } from '../../config/settings.js';
import { modelTimeout, toModelError } from '../model-errors.js';
import { openAIModel } from '../models/openai.models.js';
import { readResponse, textOf } from '../models/read-response.js';
import { requestSettings } from '../models/request-settings.js';
import { type SentResponse, WatchedFetch } from './watched-fetch.js';

/** A tool that the model may call in its answer; nothing is executed. */
export interface OfferedTool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of an object. */
  readonly parameters: ModelParameters;
}

type ModelParameters = Extract<ModelRequest['tools'][number], { type: 'function' }>['parameters'];

export interface ModelQuestion {
  readonly text: string;
  /** A data URL. */
  readonly image?: string;
  readonly tools?: readonly OfferedTool[];
  /** An answer to the same text that has calls, and what each call returned. */
  readonly results?: { readonly of: ModelAnswer; readonly result: string };
}

export interface ModelAnswer {
  readonly text: string;
  readonly calls: readonly { readonly name: string; readonly arguments: string }[];
  /** As they are sent back with the results of the calls. */
  readonly items: readonly unknown[];
  readonly sent: SentResponse;
}

export interface QuestionLimits {
  readonly outputTokens: number;
  readonly milliseconds: number;
}

/**
 * Asks a model one question with the same client, repairs and errors as an answer to a reader.
 * @throws AppError with the code of the fault; its cause holds what the server said.
 */
export async function askModel(
  settings: ModelSettings,
  question: ModelQuestion,
  limits: QuestionLimits,
): Promise<ModelAnswer> {
  const watched = new WatchedFetch(settings.proxies);
  const model = openAIModel(settings, limits.milliseconds, undefined, watched.open());
  const signal = AbortSignal.timeout(limits.milliseconds);
  const request = requestOf(question, signal);
  const failed = (error: unknown): never => {
    throw signal.aborted ? modelTimeout() : toModelError(error);
  };
  const ask = (maxOutputTokens?: number) =>
    read(model, { ...request, modelSettings: requestSettings({ ...settings, maxOutputTokens }) });
  const answer = await ask(limits.outputTokens).catch((error: unknown) =>
    refusesLimit(error) ? ask().catch(failed) : failed(error),
  );
  return { ...answer, sent: watched.sent };
}

/** Some models accept no limit for their output, or one of another name. */
function refusesLimit(error: unknown): boolean {
  return error instanceof APIError && error.status === 400 && /max_(?:[a-z]+_)?tokens/.test(error.message);
}

async function read(model: Model, request: ModelRequest): Promise<Omit<ModelAnswer, 'sent'>> {
  const { output } = await readResponse(model, request);
  return {
    text: textOf(output),
    calls: output.flatMap((item) => (item.type === 'function_call' ? [item] : [])),
    items: output,
  };
}

function requestOf({ text, image, tools = [], results }: ModelQuestion, signal: AbortSignal): ModelRequest {
  const content: Extract<protocol.UserMessageItem['content'], readonly unknown[]> = [{ type: 'input_text', text }];
  if (image !== undefined) content.push({ type: 'input_image', image });
  return {
    systemInstructions: 'You are being tested. Do exactly what the user says.',
    input: [{ role: 'user', content }, ...(results ? itemsOf(results) : [])],
    modelSettings: {},
    tools: tools.map((tool) => ({ type: 'function', strict: true, ...tool })),
    outputType: 'text',
    handoffs: [],
    tracing: false,
    signal,
  };
}

function itemsOf({ of, result }: NonNullable<ModelQuestion['results']>): AgentInputItem[] {
  const items = of.items as protocol.OutputModelItem[];
  const results = items.flatMap((item): AgentInputItem[] => {
    if (item.type !== 'function_call') return [];
    const { callId, name } = item;
    return [
      { type: 'function_call_result', callId, name, status: 'completed', output: { type: 'text', text: result } },
    ];
  });
  return [...items, ...results];
}
