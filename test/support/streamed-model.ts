import { Readable } from 'node:stream';
import { Runner } from '@openai/agents';
import { AgentResponder } from '../../src/agent/answering/agent.responder.js';
import { handbookAgent } from '../../src/agent/handbook.agent.js';
import { ModelInput } from '../../src/agent/model-input.js';
import { openAIModel } from '../../src/agent/models/openai.models.js';
import { LOCAL_IDENTITY } from '../../src/auth/identity.js';
import { EventRecorder } from '../../src/chatkit/recording/event-recorder.js';
import { EventStreamResponse } from '../../src/common/upstream/undici-fetch.js';
import type { AnswerSettings, ModelSettings } from '../../src/config/settings.js';
import type { ThreadStreamEvent } from '../../src/protocol/events.js';
import type { ThreadItem } from '../../src/protocol/items.js';
import { MemoryThreadStore } from '../../src/testing/memory.thread-store.js';
import {
  aPassage,
  aRequest,
  covering,
  FakeFiles,
  FakeRetriever,
  NO_QUESTION_LOG,
  timeLimits,
} from './agent-builders.js';
import { FixedClock } from './fixed-clock.js';
import { aThread, aUserMessage } from './thread-builders.js';

/** What the model server sends for one request: an event, or the text of a packet as it comes; a number is a pause in ms. */
export type Sent = object | string | number;
/** One response; without an end of its own the connection ends after it. */
export type Script = readonly Sent[];

/** A frame of an event stream. */
export function frame(event: Sent): string {
  return typeof event === 'object' ? `data: ${JSON.stringify(event)}\n\n` : String(event);
}

export interface Answered {
  readonly events: readonly ThreadStreamEvent[];
  /** The items of the thread afterwards, oldest first. */
  readonly items: readonly ThreadItem[];
  /** The bodies of all requests to the model server. */
  readonly requests: readonly { readonly [member: string]: unknown }[];
}

/** A thread that a model answers whose server sends scripted streams, without a network. */
export class StreamedModel {
  private readonly store = new MemoryThreadStore();
  private readonly thread = aThread();
  private readonly requests: { readonly [member: string]: unknown }[] = [];
  private readonly responder: AgentResponder;
  private scripts: Script[] = [];
  private questions = 0;

  /** @param headers of each response; by default they ask for repetitions without a pause. */
  constructor(
    api: ModelSettings['api'],
    limits: Partial<AnswerSettings> = {},
    headers: Readonly<Record<string, string>> = { 'retry-after': '0' },
  ) {
    const fetch = (_url: unknown, init?: RequestInit): Promise<Response> => {
      this.requests.push(JSON.parse(init?.body as string) as { [member: string]: unknown });
      const events = Readable.from(packets(this.scripts.shift() ?? []), { objectMode: false });
      return Promise.resolve(new EventStreamResponse(events, { status: 200, headers }));
    };
    const settings = timeLimits(limits);
    const model = openAIModel({ model: 'any', api, apiKey: 'key' }, settings.modelIdleTimeoutMs, 0, fetch);
    this.responder = new AgentResponder(
      handbookAgent(model, new FakeRetriever(covering(aPassage('a')))),
      new Runner({ tracingDisabled: true }),
      new ModelInput(this.store, new FakeFiles()),
      new FixedClock(),
      settings,
      NO_QUESTION_LOG,
    );
  }

  /** Asks a question, which the next responses of the server answer. */
  async ask(...scripts: Script[]): Promise<Answered> {
    this.scripts = [...scripts];
    const message = aUserMessage({ id: `msg_${this.questions++}`, text: 'How do I connect Postgres?' });
    if (this.questions === 1) await this.store.addThread(LOCAL_IDENTITY, this.thread, [{ item: message }]);
    else await this.store.saveItem(LOCAL_IDENTITY, this.thread.id, message);
    const recorder = new EventRecorder(this.store, new FixedClock());
    const context = aRequest();
    const open = (signal: AbortSignal) => this.responder.respond(this.thread, message, context, signal);
    const turn = { context, thread: this.thread, streamOptions: { allow_cancel: true }, open };
    const events: ThreadStreamEvent[] = [];
    for await (const batch of recorder.record(turn, new AbortController().signal)) events.push(...batch);
    const page = await this.store.listItems(LOCAL_IDENTITY, this.thread.id, { limit: 100, order: 'asc' });
    return { events, items: page.data, requests: this.requests };
  }
}

async function* packets(script: Script): AsyncGenerator<string> {
  for (const sent of script) {
    if (typeof sent === 'number') await new Promise((resolve) => setTimeout(resolve, sent));
    else yield frame(sent);
  }
}
