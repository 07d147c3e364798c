import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ThreadMetadata, ThreadStatus } from '../../protocol/threads.js';

/** The table is described in `migrations`; this says how its rows are read. */
@Entity('threads')
export class ThreadEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'user_id', type: 'text' })
  userId!: string;

  @PrimaryColumn({ type: 'text' })
  id!: string;

  /** Given by the database. A string, since it may outgrow a JavaScript number. */
  @Column({ type: 'bigint', insert: false, update: false })
  sequence!: string;

  @Column({ type: 'text', nullable: true })
  title!: string | null;

  @Column({ type: 'jsonb' })
  status!: ThreadStatus;

  @Column({ name: 'allowed_image_domains', type: 'jsonb', nullable: true })
  allowedImageDomains!: string[] | null;

  @Column({ type: 'jsonb' })
  metadata!: ThreadMetadata['metadata'];

  @Column({ name: 'created_at', type: 'timestamptz', update: false })
  createdAt!: Date;

  @Column({ name: 'next_item_sequence', type: 'integer' })
  nextItemSequence!: number;
}
