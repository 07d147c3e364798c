import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ThreadItem } from '../../protocol/items.js';
import type { RunStatus } from '../run-store.js';
import type { RunUsage } from '../run-usage.js';

@Entity('runs')
export class RunEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @Column({ name: 'user_id', type: 'text' })
  userId!: string;

  @Column({ name: 'thread_id', type: 'text' })
  threadId!: string;

  @Column({ type: 'text' })
  status!: RunStatus;

  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  idempotencyKey!: string | null;

  @Column({ name: 'request_hash', type: 'text', nullable: true })
  requestHash!: string | null;

  @Column({ name: 'lease_until', type: 'timestamptz' })
  leaseUntil!: Date;

  /** Items that the answer had produced but not finished at the last checkpoint. */
  @Column({ type: 'jsonb' })
  unfinished!: ThreadItem[];

  @Column({ type: 'jsonb', nullable: true })
  usage!: RunUsage | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
