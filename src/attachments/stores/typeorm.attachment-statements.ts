import { SqlStatement } from '../../database/sql-statement.js';

interface RecordKey {
  readonly tenantId: string;
  readonly userId: string;
  readonly attachmentId: string;
}

interface AddedRecord extends RecordKey {
  readonly name: string;
  readonly mimeType: string;
  readonly size: number;
  readonly createdAt: Date;
  readonly threadId: string | null;
  /** JSON. */
  readonly metadata: string | null;
  readonly bytesKey: string | null;
  readonly maximumFiles: number;
  readonly maximumUnused: number;
  readonly maximumBytes: number;
}

/**
 * Counts the record for its owner and inserts it. The row of the owner is locked and its limits are checked on its newest
 * version, so that simultaneous statements cannot pass a limit together. Returns no row, and changes nothing, above a limit.
 */
export const ADD_RECORD = new SqlStatement<AddedRecord>(`
  WITH counted AS (
    INSERT INTO attachment_owners AS owner (tenant_id, user_id, files, unused, bytes)
    SELECT :tenantId::text, :userId::text, 1, (:threadId::text IS NULL)::integer, :size::integer
    WHERE :size::integer <= :maximumBytes::bigint
    ON CONFLICT (tenant_id, user_id) DO UPDATE
      SET files = owner.files + 1, unused = owner.unused + excluded.unused, bytes = owner.bytes + excluded.bytes
      WHERE owner.files < :maximumFiles::bigint AND owner.unused + excluded.unused <= :maximumUnused::bigint
        AND owner.bytes + excluded.bytes <= :maximumBytes::bigint
    RETURNING tenant_id, user_id
  ), added AS (
    INSERT INTO attachments (tenant_id, user_id, id, name, mime_type, size, created_at, thread_id, metadata, bytes_key)
    SELECT tenant_id, user_id, :attachmentId::text, :name::text, :mimeType::text, :size::integer, :createdAt::timestamptz,
      :threadId::text, :metadata::jsonb, :bytesKey::text FROM counted
    RETURNING tenant_id, user_id, id
  ), used AS (
    INSERT INTO attachment_uses (tenant_id, user_id, thread_id, attachment_id)
    SELECT tenant_id, user_id, :threadId::text, id FROM added WHERE :threadId::text IS NOT NULL
  )
  SELECT id FROM added`);

interface UsedRecord extends RecordKey {
  readonly threadId: string | null;
  /** JSON. */
  readonly metadata: string | null;
}

/** Adds a thread to those that use the record; null removes all of them. Returns no row when the record is missing. */
export const USE_RECORD = new SqlStatement<UsedRecord>(`
  WITH found AS (
    UPDATE attachments SET thread_id = :threadId::text, metadata = :metadata::jsonb
    WHERE tenant_id = :tenantId AND user_id = :userId AND id = :attachmentId
    RETURNING tenant_id, user_id, id
  ), added AS (
    INSERT INTO attachment_uses (tenant_id, user_id, thread_id, attachment_id)
    SELECT tenant_id, user_id, :threadId::text, id FROM found WHERE :threadId::text IS NOT NULL
    ON CONFLICT DO NOTHING
  ), removed AS (
    DELETE FROM attachment_uses
    WHERE tenant_id = :tenantId AND user_id = :userId AND attachment_id = :attachmentId AND :threadId::text IS NULL
  )
  SELECT id FROM found`);
