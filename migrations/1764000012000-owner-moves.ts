import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets a transaction move rows to another owner, table by table: the references that hold the owner can be checked at its
 * end. Every other transaction still has them checked at once. Only the catalogue changes, no row is read.
 */
export class OwnerMoves1764000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, name] of REFERENCES) {
      await runner.query(`ALTER TABLE ${table} ALTER CONSTRAINT ${name} DEFERRABLE INITIALLY IMMEDIATE`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, name] of REFERENCES) {
      await runner.query(`ALTER TABLE ${table} ALTER CONSTRAINT ${name} NOT DEFERRABLE`);
    }
  }
}

const REFERENCES = [
  ['thread_items', 'thread_items_thread'],
  ['thread_item_feedback', 'thread_item_feedback_item'],
  ['asked_questions', 'asked_questions_message'],
  ['attachment_uses', 'attachment_uses_thread'],
  ['attachment_uses', 'attachment_uses_attachment'],
] as const;
