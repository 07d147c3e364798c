import type { OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';

/** The database of the vector index. `dataSource` is undefined when the index is on another server. */
export class IndexDatabase implements OnApplicationShutdown {
  constructor(
    readonly dataSource: DataSource | undefined,
    private readonly main: DataSource,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource !== this.main && this.dataSource?.isInitialized) await this.dataSource.destroy();
  }
}
