import { rm } from 'node:fs/promises';
import { migratedDataFolder } from '../../../test/support/database-image.js';
import { type ServerProcess, startServerProcess } from '../../../test/support/server-process.js';

/**
 * The built server as `npm start` runs it, with a data folder of its own. Content: the handbook, unless CONTENT_DIR is
 * set.
 */
export class SiteServer {
  private constructor(
    private readonly folder: string,
    private process: ServerProcess,
  ) {}

  private port = '0';

  static async start(environment: Record<string, string> = {}): Promise<SiteServer> {
    const folder = await migratedDataFolder();
    return new SiteServer(folder, await startServerProcess({ DATA_DIR: folder, ...environment }));
  }

  get url(): string {
    return this.process.url;
  }

  /** Restarts the server with its data on the same port. */
  async restart(environment: Record<string, string>): Promise<void> {
    const { port } = new URL(this.url);
    await this.process.end('SIGTERM');
    this.process = await startServerProcess({ DATA_DIR: this.folder, PORT: port, ...environment });
  }

  /** Kills the server without a shutdown, as a power failure does. */
  async crash(): Promise<void> {
    this.port = new URL(this.url).port;
    await this.process.end('SIGKILL');
  }

  /** Starts a crashed server again with its data on the same port. */
  async comeBack(environment: Record<string, string>): Promise<void> {
    this.process = await startServerProcess({ DATA_DIR: this.folder, PORT: this.port, ...environment });
  }

  async stop(): Promise<void> {
    await this.process.end('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }
}
