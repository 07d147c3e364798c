import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The place that a deleted thread or item had in its list. Triggers of the database write these rows. */
@Entity('former_places')
export class FormerPlaceEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'user_id', type: 'text' })
  userId!: string;

  /** Empty: the row is the place of a thread. */
  @PrimaryColumn({ name: 'thread_id', type: 'text' })
  threadId!: string;

  @PrimaryColumn({ type: 'text' })
  id!: string;

  /** A string because a bigint may exceed the range of a JavaScript number. */
  @Column({ type: 'bigint', insert: false, update: false })
  sequence!: string;
}
