import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseSettings } from '../config/settings.js';
import { withDatabaseFaults } from './database-faults.js';

/** Asks the main database for a sign of life. */
@Injectable()
export class DatabaseProbe {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: DatabaseSettings,
  ) {}

  /** Away: `UnavailableError`. */
  async ping(): Promise<{ readonly kind: 'postgres' | 'embedded' }> {
    await withDatabaseFaults(() => this.dataSource.query('SELECT 1'));
    return { kind: this.settings.url ? 'postgres' : 'embedded' };
  }
}
