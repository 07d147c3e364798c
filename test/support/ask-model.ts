import { Runner } from '@openai/agents';
import { AgentResponder } from '../../src/agent/answering/agent.responder.js';
import { handbookAgent } from '../../src/agent/handbook.agent.js';
import { ModelInput } from '../../src/agent/model-input.js';
import { openAIModel } from '../../src/agent/models/openai.models.js';
import { LOCAL_IDENTITY } from '../../src/auth/identity.js';
import type { ResponderOutput } from '../../src/chatkit/responder.js';
import type { ModelSettings } from '../../src/config/settings.js';
import { MemoryThreadStore } from '../../src/testing/memory.thread-store.js';
import { aRequest, FakeFiles, type FakeRetriever, NO_QUESTION_LOG, timeLimits } from './agent-builders.js';
import { FixedClock } from './fixed-clock.js';
import { aThread, aUserMessage } from './thread-builders.js';

interface Asked {
  readonly api: ModelSettings['api'];
  /** Of the model server, with `/v1`. */
  readonly baseUrl: string;
  readonly retriever: Pick<FakeRetriever, 'search'>;
}

/** The events of one answer of the handbook's agent with a model server, to the question how Postgres is connected. */
export async function* askModel({ api, baseUrl, retriever }: Asked): AsyncGenerator<ResponderOutput> {
  const store = new MemoryThreadStore();
  const thread = aThread();
  await store.addThread(LOCAL_IDENTITY, thread, [{ item: aUserMessage({ text: 'How do I connect Postgres?' }) }]);
  const model = openAIModel({ model: 'any-model', api, apiKey: 'key', baseUrl }, 20_000);
  const responder = new AgentResponder(
    handbookAgent(model, retriever),
    new Runner({ tracingDisabled: true }),
    new ModelInput(store, new FakeFiles()),
    new FixedClock(),
    timeLimits(),
    NO_QUESTION_LOG,
  );
  yield* responder.respond(
    thread,
    null,
    aRequest({ pageContext: { current_chapter: 2 } }),
    new AbortController().signal,
  );
}
