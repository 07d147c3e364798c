import { Runner } from '@openai/agents';
import { AgentResponder } from '../../../src/agent/answering/agent.responder.js';
import { handbookAgent } from '../../../src/agent/handbook.agent.js';
import { ModelInput } from '../../../src/agent/model-input.js';
import { openAIModel } from '../../../src/agent/models/openai.models.js';
import { requestSettings } from '../../../src/agent/models/request-settings.js';
import { AttachmentStore } from '../../../src/attachments/attachment-store.js';
import { Responder } from '../../../src/chatkit/responder.js';
import { Clock } from '../../../src/common/clock.js';
import { readEnv } from '../../../src/config/env.schema.js';
import { AnswerSettings, ModelSettings } from '../../../src/config/settings.js';
import { Retriever } from '../../../src/rag/retriever.js';
import { ThreadStore } from '../../../src/threads/thread-store.js';
import { NO_QUESTION_LOG } from '../../support/agent-builders.js';
import { AppBuilder, type RunningApp } from '../../support/app.js';
import type { Api, Behaviour } from './behaviour.js';
import { weatherTool } from './weather.tool.js';

/** Pause before a request is repeated. Seconds. */
const NO_PAUSE = 0;

/** The responder of the application: each file of behaviours has its own, with its own settings. */
class ChosenResponder extends Responder {
  chosen?: Responder;

  override respond(...args: Parameters<Responder['respond']>): ReturnType<Responder['respond']> {
    return this.chosen!.respond(...args);
  }
}

/** The whole application, whose agent can be connected to another model server with other settings. */
export class DialectApp {
  private constructor(
    private readonly app: RunningApp,
    private readonly responder: ChosenResponder,
  ) {}

  static async start(): Promise<DialectApp> {
    const responder = new ChosenResponder();
    const app = await new AppBuilder()
      .withEnvironment({ EMBEDDING_MODEL: 'local' })
      .withResponder(responder)
      .withIndex()
      .start();
    return new DialectApp(app, responder);
  }

  get url(): string {
    return this.app.url;
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** From now on the agent asks this server. */
  connect(baseUrl: string, api: Api, { environment, idleMs }: Pick<Behaviour, 'environment' | 'idleMs'>): void {
    const env = readEnv({
      OPENAI_BASE_URL: baseUrl,
      OPENAI_API_KEY: 'key',
      AGENT_MODEL: 'any',
      AGENT_API: api,
      EMBEDDING_MODEL: 'local',
      ...environment,
    });
    const limits = AnswerSettings.from(env);
    this.responder.chosen = this.responderWith(ModelSettings.from(env), {
      ...limits,
      modelIdleTimeoutMs: idleMs ?? limits.modelIdleTimeoutMs,
    });
  }

  private responderWith(model: ModelSettings, limits: AnswerSettings): Responder {
    const { application } = this.app;
    const agent = handbookAgent(openAIModel(model, limits.modelIdleTimeoutMs, NO_PAUSE), application.get(Retriever));
    agent.tools.push(weatherTool);
    return new AgentResponder(
      agent,
      new Runner({ tracingDisabled: true, modelSettings: requestSettings(model) }),
      new ModelInput(application.get(ThreadStore), application.get(AttachmentStore)),
      application.get(Clock),
      limits,
      NO_QUESTION_LOG,
    );
  }
}
