import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ThreadMetadata, ThreadStatus } from '../../protocol/threads.js';

/** The columns that the store uses; `next_item_sequence` is read and written by SQL only. */
@Entity('threads')
export class ThreadEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'user_id', type: 'text' })
  userId!: string;

  @PrimaryColumn({ type: 'text' })
  id!: string;

  /** Assigned by the database. A string because a bigint may exceed the range of a JavaScript number. */
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
}
