import type { Provider } from '@nestjs/common';
import { type Model, NoopTrace, Runner, setTracingContextStorage, type TracingContextStorage } from '@openai/agents';
import { AttachmentStore } from '../attachments/attachment-store.js';
import { Responder } from '../chatkit/responder.js';
import { Clock } from '../common/clock.js';
import { EXTRACTIVE } from '../config/env.schema.js';
import { AnswerSettings, ModelSettings } from '../config/settings.js';
import { ProductName } from '../content/product-name/product-name.js';
import { QuestionStore } from '../questions/question-store.js';
import { Retriever } from '../rag/retriever.js';
import { ThreadStore } from '../threads/thread-store.js';
import { AgentHealth } from './agent.health.js';
import { AgentResponder } from './answering/agent.responder.js';
import { handbookAgent } from './handbook.agent.js';
import { ModelInput } from './model-input.js';
import { ExtractiveModel } from './models/extractive.model.js';
import { openAIModel } from './models/openai.models.js';
import { requestSettings } from './models/request-settings.js';
import { QuestionLog } from './question-log.js';
import { TitleModel } from './title/title-model.js';

/** Injects the SDK's `Model`, an interface, which cannot be a token itself. */
export const AGENT_MODEL = Symbol('AGENT_MODEL');

export const agentProviders: Provider[] = [
  ProductName,
  { provide: AGENT_MODEL, useFactory: chooseModel, inject: [ModelSettings, AnswerSettings, ProductName] },
  {
    provide: Responder,
    useFactory: (
      model: Model,
      retriever: Retriever,
      store: ThreadStore,
      attachments: AttachmentStore,
      clock: Clock,
      limits: AnswerSettings,
      questions: QuestionStore,
      settings: ModelSettings,
      product: ProductName,
    ) => {
      turnOffTracing();
      const runner = new Runner({ tracingDisabled: true, modelSettings: requestSettings(settings) });
      // The extractive model reads only typed text, so it needs no attachments.
      const input = new ModelInput(store, attachments, model instanceof ExtractiveModel ? 0 : undefined);
      return new AgentResponder(
        handbookAgent(model, retriever, product),
        runner,
        input,
        clock,
        limits,
        new QuestionLog(questions),
        chooseTitles(settings, limits),
      );
    },
    inject: [
      AGENT_MODEL,
      Retriever,
      ThreadStore,
      AttachmentStore,
      Clock,
      AnswerSettings,
      QuestionStore,
      ModelSettings,
      ProductName,
    ],
  },
  AgentHealth,
];

function chooseModel(settings: ModelSettings, { modelIdleTimeoutMs }: AnswerSettings, product: ProductName): Model {
  if (settings.model === EXTRACTIVE) return new ExtractiveModel(product);
  return openAIModel(settings, modelIdleTimeoutMs);
}

function chooseTitles(settings: ModelSettings, { modelIdleTimeoutMs }: AnswerSettings): TitleModel | undefined {
  const { titleModel } = settings;
  if (titleModel === undefined) return undefined;
  return new TitleModel(openAIModel({ ...settings, model: titleModel, fallbackModel: undefined }, modelIdleTimeoutMs));
}

/**
 * The SDK keeps its current trace in an `AsyncLocalStorage`, also when tracing is disabled. On Node 20 that makes every
 * promise of the process slower. Must not be called where tracing is used.
 */
function turnOffTracing(): void {
  setTracingContextStorage(NOTHING_TRACED);
}

const NOTHING_TRACED: TracingContextStorage = {
  run: (_store, callback) => callback(),
  getStore: () => ({ active: true, trace: new NoopTrace() }),
  enterWith: () => undefined,
};
