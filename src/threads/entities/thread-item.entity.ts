import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ThreadItem } from '../../protocol/items.js';
import type { ItemExtras } from '../thread-store.js';

/**
 * The columns that the store reads. The table also has `type` and `created_at`, copied from `data` for manual queries.
 */
@Entity('thread_items')
export class ThreadItemEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'user_id', type: 'text' })
  userId!: string;

  @PrimaryColumn({ name: 'thread_id', type: 'text' })
  threadId!: string;

  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'integer' })
  sequence!: number;

  /** The whole item as it was saved. */
  @Column({ type: 'jsonb' })
  data!: ThreadItem;

  @Column({ type: 'jsonb' })
  extras!: ItemExtras;
}
