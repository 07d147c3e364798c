import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migratedDataFolder } from './database-image.js';
import { type ServerProcess, startServerProcess } from './server-process.js';
import { createTestSchema, runOnce } from './test-database.js';

const END_LEASES = "UPDATE runs SET lease_until = now() WHERE status = 'active'";

/** A server in a separate process that can be killed and started again with the data that it has stored. */
export class ChaosServer {
  private process?: ServerProcess;

  private constructor(
    private readonly environment: Record<string, string>,
    private readonly endLeases: () => Promise<void>,
    private readonly dispose: () => Promise<void>,
  ) {}

  /**
   * Starts a server with the Postgres of `TEST_DATABASE_URL`, else with the embedded database, and the given model
   * server.
   */
  static async create(upstreamUrl: string, environment: Record<string, string> = {}): Promise<ChaosServer> {
    const given = process.env.TEST_DATABASE_URL;
    const folder = given ? await mkdtemp(join(tmpdir(), 'chatkit-chaos-')) : await migratedDataFolder();
    const schema = given ? await createTestSchema(given) : undefined;
    const server = new ChaosServer(
      {
        DATA_DIR: folder,
        OPENAI_BASE_URL: upstreamUrl,
        OPENAI_API_KEY: 'test',
        AGENT_MODEL: 'scripted',
        EMBEDDING_MODEL: 'local',
        CONTENT_DIR: folder,
        ...(schema ? { DATABASE_URL: schema.url } : {}),
        ...environment,
      },
      async () => void (schema && (await runOnce(schema.url, END_LEASES))),
      async () => {
        await schema?.drop();
        await rm(folder, { recursive: true, force: true });
      },
    );
    await server.start();
    return server;
  }

  /** The address of the server; while it is not running, one that refuses connections. */
  get url(): string {
    return this.process?.url ?? 'http://127.0.0.1:1';
  }

  async start(): Promise<void> {
    this.process = await startServerProcess(this.environment);
  }

  /** On a shared database, also ends the leases of the killed process, as 15 seconds would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
    await this.endLeases();
  }

  /** @returns the exit code, or the signal that ended it. */
  async end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
    const ended = await this.process?.end(signal);
    this.process = undefined;
    return ended ?? null;
  }

  async close(): Promise<void> {
    await this.end('SIGKILL');
    await this.dispose();
  }
}
