import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Counts the attachments of each owner, and lets several threads use one attachment. `attachment_owners` is a row to lock,
 * so that simultaneous uploads cannot pass a limit together; triggers keep its numbers when records change or are deleted
 * with their thread. An attachment is deleted with the last thread that uses it. `attachments.thread_id` is the thread
 * that used it last, and null until the first use.
 */
export class AttachmentQuota1764000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...OWNERS, ...USES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const OWNERS = [
  `CREATE TABLE attachment_owners (
    tenant_id text   NOT NULL,
    user_id   text   NOT NULL,
    files     bigint NOT NULL,
    unused    bigint NOT NULL,
    bytes     bigint NOT NULL,
    CONSTRAINT attachment_owners_pkey PRIMARY KEY (tenant_id, user_id)
  )`,
  `INSERT INTO attachment_owners
    SELECT tenant_id, user_id, count(*), count(*) FILTER (WHERE thread_id IS NULL), sum(size)
    FROM attachments GROUP BY tenant_id, user_id`,
  `CREATE FUNCTION subtract_removed_attachments() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE attachment_owners AS owner
    SET files = owner.files - gone.files, unused = owner.unused - gone.unused, bytes = owner.bytes - gone.bytes
    FROM (
      SELECT tenant_id, user_id, count(*) AS files, count(*) FILTER (WHERE thread_id IS NULL) AS unused, sum(size) AS bytes
      FROM removed GROUP BY tenant_id, user_id
    ) AS gone
    WHERE owner.tenant_id = gone.tenant_id AND owner.user_id = gone.user_id;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER attachments_removed AFTER DELETE ON attachments
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION subtract_removed_attachments()`,
  `CREATE FUNCTION count_changed_attachments() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE attachment_owners AS owner SET unused = owner.unused + more.unused, bytes = owner.bytes + more.bytes
    FROM (
      SELECT tenant_id, user_id, sum(unused) AS unused, sum(bytes) AS bytes FROM (
        SELECT tenant_id, user_id, (thread_id IS NULL)::integer AS unused, size AS bytes FROM changed
        UNION ALL SELECT tenant_id, user_id, -(thread_id IS NULL)::integer, -size FROM previous
      ) AS difference GROUP BY tenant_id, user_id
    ) AS more
    WHERE owner.tenant_id = more.tenant_id AND owner.user_id = more.user_id AND (more.unused <> 0 OR more.bytes <> 0);
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER attachments_changed AFTER UPDATE ON attachments
    REFERENCING OLD TABLE AS previous NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_changed_attachments()`,
];

/** The trigger locks the files first, so that its next statements see the uses that other transactions add or remove. */
const USES = [
  `CREATE TABLE attachment_uses (
    tenant_id     text NOT NULL,
    user_id       text NOT NULL,
    thread_id     text NOT NULL,
    attachment_id text NOT NULL,
    CONSTRAINT attachment_uses_pkey PRIMARY KEY (tenant_id, user_id, attachment_id, thread_id),
    CONSTRAINT attachment_uses_thread FOREIGN KEY (tenant_id, user_id, thread_id)
      REFERENCES threads (tenant_id, user_id, id) ON DELETE CASCADE,
    CONSTRAINT attachment_uses_attachment FOREIGN KEY (tenant_id, user_id, attachment_id)
      REFERENCES attachments (tenant_id, user_id, id) ON DELETE CASCADE
  )`,
  `CREATE INDEX attachment_uses_of_thread ON attachment_uses (tenant_id, user_id, thread_id)`,
  `INSERT INTO attachment_uses (tenant_id, user_id, thread_id, attachment_id)
    SELECT tenant_id, user_id, thread_id, id FROM attachments WHERE thread_id IS NOT NULL`,
  `ALTER TABLE attachments DROP CONSTRAINT attachments_thread`,
  `CREATE FUNCTION remove_attachments_without_thread() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM attachments AS file JOIN removed
      ON file.tenant_id = removed.tenant_id AND file.user_id = removed.user_id AND file.id = removed.attachment_id
      ORDER BY file.id FOR UPDATE OF file;
    DELETE FROM attachments AS file USING removed
    WHERE file.tenant_id = removed.tenant_id AND file.user_id = removed.user_id AND file.id = removed.attachment_id
      AND file.thread_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM attachment_uses AS kept
        WHERE kept.tenant_id = file.tenant_id AND kept.user_id = file.user_id AND kept.attachment_id = file.id
      );
    UPDATE attachments AS file SET thread_id = (
      SELECT max(kept.thread_id) FROM attachment_uses AS kept
      WHERE kept.tenant_id = file.tenant_id AND kept.user_id = file.user_id AND kept.attachment_id = file.id
    )
    FROM removed
    WHERE file.tenant_id = removed.tenant_id AND file.user_id = removed.user_id AND file.id = removed.attachment_id
      AND file.thread_id = removed.thread_id;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER attachment_uses_removed AFTER DELETE ON attachment_uses
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION remove_attachments_without_thread()`,
];

const DOWN = [
  `DROP TABLE attachment_uses`,
  `DROP FUNCTION remove_attachments_without_thread`,
  `ALTER TABLE attachments ADD CONSTRAINT attachments_thread FOREIGN KEY (tenant_id, user_id, thread_id)
    REFERENCES threads (tenant_id, user_id, id) ON DELETE CASCADE`,
  `DROP TRIGGER attachments_changed ON attachments`,
  `DROP TRIGGER attachments_removed ON attachments`,
  `DROP FUNCTION count_changed_attachments`,
  `DROP FUNCTION subtract_removed_attachments`,
  `DROP TABLE attachment_owners`,
];
