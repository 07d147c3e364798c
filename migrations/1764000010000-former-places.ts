import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The places of deleted threads and items, for a week: a client that holds such an id as the cursor of a list continues
 * from there. A trigger writes them in the statement that deletes, so that no way to delete can forget it. Items that
 * disappear together with their thread leave no place. Each deletion also removes places that are older than a week.
 */
export class FormerPlaces1764000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The thread_id of the place of a thread is empty.
    await runner.query(`
      CREATE TABLE former_places (
        tenant_id  text        NOT NULL,
        user_id    text        NOT NULL,
        thread_id  text        NOT NULL,
        id         text        NOT NULL,
        sequence   bigint      NOT NULL,
        deleted_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT former_places_pkey PRIMARY KEY (tenant_id, user_id, thread_id, id)
      )`);
    await runner.query('CREATE INDEX former_places_by_age ON former_places (deleted_at)');
    await runner.query(keeper('keep_places_of_threads', `SELECT tenant_id, user_id, '', id, sequence FROM gone`));
    await runner.query(
      keeper(
        'keep_places_of_items',
        `SELECT gone.tenant_id, gone.user_id, gone.thread_id, gone.id, gone.sequence FROM gone JOIN threads
           ON threads.tenant_id = gone.tenant_id AND threads.user_id = gone.user_id AND threads.id = gone.thread_id`,
      ),
    );
    await runner.query(trigger('threads', 'keep_places_of_threads'));
    await runner.query(trigger('thread_items', 'keep_places_of_items'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER keep_places ON threads');
    await runner.query('DROP TRIGGER keep_places ON thread_items');
    await runner.query('DROP FUNCTION keep_places_of_threads()');
    await runner.query('DROP FUNCTION keep_places_of_items()');
    await runner.query('DROP TABLE former_places');
  }
}

/** @param places selects from `gone`, the rows that the statement deleted. */
function keeper(name: string, places: string): string {
  return `
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO former_places (tenant_id, user_id, thread_id, id, sequence) ${places}
      ON CONFLICT ON CONSTRAINT former_places_pkey
        DO UPDATE SET sequence = excluded.sequence, deleted_at = excluded.deleted_at;
      DELETE FROM former_places WHERE ctid IN (
        SELECT ctid FROM former_places WHERE deleted_at < now() - interval '7 days' LIMIT 1000 FOR UPDATE SKIP LOCKED
      );
      RETURN NULL;
    END $$`;
}

function trigger(table: string, keeperName: string): string {
  return `
    CREATE TRIGGER keep_places AFTER DELETE ON ${table} REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION ${keeperName}()`;
}
