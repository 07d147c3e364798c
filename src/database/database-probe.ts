import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseSettings } from '../config/settings.js';
import { withDatabaseFaults } from './database-faults.js';

/** Checks that the main database answers. */
@Injectable()
export class DatabaseProbe {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: DatabaseSettings,
  ) {}

  /** Throws `UnavailableError` when the database does not answer. */
  async ping(): Promise<{ readonly kind: 'postgres' | 'embedded' }> {
    await withDatabaseFaults(() => this.dataSource.query('SELECT 1'));
    return { kind: this.settings.url ? 'postgres' : 'embedded' };
  }
}
