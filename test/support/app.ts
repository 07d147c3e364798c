import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { serveApiDocs } from '../../src/api-docs.js';
import { AppModule } from '../../src/app.module.js';
import { AttachmentStore } from '../../src/attachments/attachment-store.js';
import { Responder } from '../../src/chatkit/responder.js';
import { IN_MEMORY } from '../../src/config/env.schema.js';
import { EnvironmentModule } from '../../src/config/environment.module.js';
import { EmbeddedPostgres } from '../../src/database/drivers/pglite.driver.js';
import { Embedder } from '../../src/rag/embedder.js';
import { InitialIndex } from '../../src/rag/ingest/initial-index.js';
import { SameThreadWorkers } from '../../src/testing/same-thread.workers.js';
import { ThreadStore } from '../../src/threads/thread-store.js';
import { Workers } from '../../src/workers/workers.js';
import { BUILT_WORKER, migratedPostgres } from './database-image.js';
import { given } from './environment.js';
import { recordExchanges } from './exchanges/recorder.js';
import { watchdog } from './watchdog/watchdog.js';
import { WordEmbedder } from './word-embedder.js';

export interface RunningApp {
  readonly application: NestExpressApplication;
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The whole application for a test: embedded defaults, in memory, unless the test sets others. It starts fast: the
 * embedder counts words instead of loading the bundled encoder, and the content is one page instead of the handbook.
 */
export class AppBuilder {
  private readonly environment: Record<string, string> = {
    DATA_DIR: IN_MEMORY,
    CONTENT_DIR: 'test/support/content',
    LOG_LEVEL: 'error',
    // Tests whose subject is not identity need no cookies.
    AUTH: 'none',
  };
  private readonly overrides: ((builder: TestingModuleBuilder) => TestingModuleBuilder)[] = [];
  private indexed = false;

  withEnvironment(variables: Record<string, string>): this {
    Object.assign(this.environment, variables);
    return this;
  }

  /** Uses this responder instead of the agent. */
  withResponder(responder: Responder): this {
    return this.withProvider(Responder, responder);
  }

  /** Uses a responder that is created with the stores of the application. */
  withResponderOn(make: (threads: ThreadStore, attachments: AttachmentStore) => Responder): this {
    const made = { inject: [ThreadStore, AttachmentStore], factory: make };
    this.overrides.push((builder) => builder.overrideProvider(Responder).useFactory(made));
    return this;
  }

  withProvider(token: object | symbol | string, value: unknown): this {
    this.overrides.push((builder) => builder.overrideProvider(token).useValue(value));
    return this;
  }

  /** Indexes the content folder before `start` resolves. */
  withIndex(): this {
    this.indexed = true;
    return this;
  }

  /** From then on until it is closed, the watchdog watches the event loop. */
  async start(): Promise<RunningApp> {
    const app = await watchdog.starting(() => this.startUnwatched());
    watchdog.begin();
    const close = async () => {
      await watchdog.starting(app.close);
      watchdog.end();
    };
    return { ...app, close };
  }

  private async startUnwatched(): Promise<RunningApp> {
    let builder = Test.createTestingModule({ imports: [AppModule] })
      .overrideModule(EnvironmentModule)
      .useModule(given(this.environment))
      .overrideProvider(Embedder)
      .useValue(new WordEmbedder())
      .overrideProvider(Workers)
      .useValue(new SameThreadWorkers());
    if (this.environment.DATA_DIR === IN_MEMORY) {
      // As in the built server, where the project is built: statements do not block the event loop of the test.
      const factory = () => migratedPostgres(watchdog.isAsked ? BUILT_WORKER : undefined);
      builder = builder.overrideProvider(EmbeddedPostgres).useFactory({ factory });
    }
    for (const override of this.overrides) builder = override(builder);
    const module = await builder.compile();
    const application = module.createNestApplication<NestExpressApplication>({
      bodyParser: false,
      logger: new Logger(),
    });
    application.useLogger(false);
    serveApiDocs(application);
    const writeExchanges = recordExchanges(application.getHttpServer());
    await application.listen(0, '127.0.0.1');
    if (this.indexed) await application.get(InitialIndex).ensure(() => undefined);
    const { port } = application.getHttpServer().address() as AddressInfo;
    const close = async () => {
      await application.close();
      writeExchanges();
    };
    return { application, url: `http://127.0.0.1:${port}`, close };
  }
}
