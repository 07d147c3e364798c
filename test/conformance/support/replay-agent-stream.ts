import { Runner } from '@openai/agents';
import { AgentContext } from '../../../src/agent/agent-context.js';
import { workflowToContinue } from '../../../src/agent/open-workflow.js';
import { ImageLinks } from '../../../src/agent/run-to-events/image-links.js';
import { readRun } from '../../../src/agent/run-to-events/read-run.js';
import { threadToInput } from '../../../src/agent/thread-to-input/thread-to-input.js';
import { LOCAL_IDENTITY } from '../../../src/auth/identity.js';
import { EventRecorder } from '../../../src/chatkit/recording/event-recorder.js';
import type { RequestContext, ResponderOutput } from '../../../src/chatkit/responder.js';
import { SystemClock } from '../../../src/common/clock.js';
import { threadMetadataSchema } from '../../../src/protocol/threads.js';
import { serialize, serializeEvent } from '../../../src/protocol/wire.js';
import { MemoryThreadStore } from '../../../src/testing/memory.thread-store.js';
import type { AgentStreamFixture } from './agent-fixture.js';
import { callContext } from './context-calls.js';
import { recordedAgent } from './recorded-agent.js';
import { settle } from './settle.js';

const request: RequestContext = { identity: LOCAL_IDENTITY, requestId: 'req_test' };

export interface Replay {
  readonly events: unknown[];
  readonly error: unknown;
  readonly store: unknown[];
}

/** Runs the agent of a fixture with the real event recorder and a memory store. */
export async function replayAgentStream(fixture: AgentStreamFixture): Promise<Replay> {
  const store = new MemoryThreadStore();
  const thread = threadMetadataSchema.parse(fixture.thread);
  await store.addThread(
    LOCAL_IDENTITY,
    thread,
    fixture.history.map((item) => ({ item })),
  );
  const abort = new AbortController();
  let error: unknown = null;

  async function* open(signal: AbortSignal): AsyncGenerator<ResponderOutput> {
    const context = new AgentContext(thread, request, new SystemClock(), signal);
    try {
      yield* runFixture(fixture, context, () => abort.abort());
    } catch (thrown) {
      error = thrown;
      throw thrown;
    }
  }

  const recorder = new EventRecorder(store, new SystemClock());
  const events: unknown[] = [];
  const turn = { context: request, thread, streamOptions: { allow_cancel: true }, open };
  for await (const batch of recorder.record(turn, abort.signal)) {
    for (const event of batch) events.push(JSON.parse(serializeEvent(event)));
  }
  await settle();
  const page = await store.listItems(LOCAL_IDENTITY, thread.id, { limit: 100, order: 'asc' });
  return { events: events.slice(1), error, store: page.data.map((item) => JSON.parse(serialize(item)) as unknown) };
}

async function* runFixture(
  fixture: AgentStreamFixture,
  context: AgentContext,
  onDisconnect: () => void,
): AsyncGenerator<ResponderOutput> {
  const workflow = workflowToContinue(fixture.history);
  if (workflow) context.workflow.adopt(workflow);
  for (const entry of fixture.context_calls ?? []) if (entry.before_run) await callContext(context, entry);
  const run = await new Runner({ tracingDisabled: true }).run(
    recordedAgent(fixture, context, onDisconnect),
    await threadToInput(fixture.history),
    { stream: true, context, signal: context.signal },
  );
  void readRun(context, () => Promise.resolve(run), { imageLinks: new FixtureImageLinks(fixture.converter) });
  yield* context.events;
}

class FixtureImageLinks extends ImageLinks {
  constructor(private readonly converter: AgentStreamFixture['converter'] = {}) {
    super(converter.partial_images);
  }

  override urlOf(imageId: string, base64: string, partialIndex?: number): string | Promise<string> {
    const template = this.converter?.image_url;
    if (!template) return super.urlOf(imageId, base64, partialIndex);
    return template.replace('{image_id}', imageId).replace('{index}', String(partialIndex ?? 'final'));
  }
}
