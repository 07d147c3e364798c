import { TerminusModule } from '@nestjs/terminus';
import { Test } from '@nestjs/testing';
import {
  aFile,
  aRequest,
  collect,
  FakeFiles,
  FakeRetriever,
  notCovering,
  timeLimits,
} from '../../test/support/agent-builders.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { aThread, aUserMessage } from '../../test/support/thread-builders.js';
import { AttachmentStore } from '../attachments/attachment-store.js';
import { Responder } from '../chatkit/responder.js';
import { Clock } from '../common/clock.js';
import { readEnv } from '../config/env.schema.js';
import { AnswerSettings, ModelSettings, RagSettings } from '../config/settings.js';
import { QuestionStore } from '../questions/question-store.js';
import { Retriever } from '../rag/retriever.js';
import { MemoryQuestionStore } from '../testing/memory.question-store.js';
import { MemoryThreadStore } from '../testing/memory.thread-store.js';
import { SameThreadWorkers } from '../testing/same-thread.workers.js';
import { ThreadStore } from '../threads/thread-store.js';
import { Workers } from '../workers/workers.js';
import { AgentHealth } from './agent.health.js';
import { AGENT_MODEL, agentProviders } from './agent.providers.js';
import { ExtractiveModel } from './models/extractive.model.js';

async function compile(environment: Record<string, string>, attachments: object = {}) {
  return Test.createTestingModule({
    imports: [TerminusModule],
    providers: [
      ...agentProviders,
      { provide: ModelSettings, useValue: ModelSettings.from(readEnv(environment)) },
      { provide: AnswerSettings, useValue: timeLimits() },
      { provide: RagSettings, useValue: RagSettings.from(readEnv({ PRODUCT_NAME: 'Acme' })) },
      { provide: Workers, useValue: new SameThreadWorkers() },
      { provide: Retriever, useValue: new FakeRetriever(notCovering()) },
      { provide: ThreadStore, useValue: new MemoryThreadStore() },
      { provide: AttachmentStore, useValue: attachments },
      { provide: QuestionStore, useValue: new MemoryQuestionStore(new MemoryThreadStore()) },
      { provide: Clock, useValue: new FixedClock() },
    ],
  }).compile();
}

describe('agentProviders', () => {
  it('agentProviders needs no model server when no variable is set', async () => {
    const module = await compile({});

    expect(module.get(AGENT_MODEL)).toBeInstanceOf(ExtractiveModel);
    expect(module.get(Responder)).toBeInstanceOf(Responder);
    expect(module.get(AgentHealth).check()).toEqual({ agent: { status: 'up', model: 'extractive' } });
  });

  it('agentProviders opens no attachment for the extractive model', async () => {
    const files = new FakeFiles({ atc_1: { mime_type: 'text/plain', bytes: 'text' } });
    const module = await compile({}, files);
    const message = aUserMessage({ text: 'What is in this file?', attachments: [aFile('atc_1', 'text/plain')] });
    const request = aRequest({ isNewThread: true });

    await collect(module.get(Responder).respond(aThread(), message, request, new AbortController().signal));

    expect(files.opened).toEqual([]);
  });

  it.each([
    [{ OPENAI_API_KEY: 'key' }, { model: 'gpt-5-mini', api: 'responses' }],
    [
      { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', AGENT_MODEL: 'llama', AGENT_API: 'chat_completions' },
      { model: 'llama', api: 'chat_completions' },
    ],
  ])('agentProviders sends requests to the model server of %j', async (environment, expected) => {
    const module = await compile(environment);

    expect(module.get(AGENT_MODEL)).not.toBeInstanceOf(ExtractiveModel);
    expect(module.get(AgentHealth).check().agent).toMatchObject({ status: 'up', ...expected });
  });

  it('agentProviders rejects AGENT_MODEL without a server and names the variables to set', async () => {
    await expect(compile({ AGENT_MODEL: 'gpt-5-mini' })).rejects.toThrow(/OPENAI_API_KEY or OPENAI_BASE_URL/);
  });
});
