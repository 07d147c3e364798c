import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Maps the rows of the table `attachments`, which a migration creates. */
@Entity('attachments')
export class AttachmentEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'user_id', type: 'text' })
  userId!: string;

  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'mime_type', type: 'text' })
  mimeType!: string;

  @Column({ type: 'integer' })
  size!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'thread_id', type: 'text', nullable: true })
  threadId!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  metadata!: object | null;

  @Column({ name: 'bytes_key', type: 'text', nullable: true })
  bytesKey!: string | null;
}
