import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Owner } from '../../auth/identity.js';
import { cleanCopy } from '../../common/clean-json.js';
import { SqlStatement } from '../../database/sql-statement.js';
import type { AskedQuestion, OwnedQuestion, Verdict } from '../asked-question.js';
import { QuestionStore } from '../question-store.js';

/** Only for a message that exists. Locks it, so that it cannot be deleted before its question is stored. */
const SAVE = new SqlStatement<QuestionValues>(`
  INSERT INTO asked_questions (tenant_id, user_id, thread_id, message_id, text, queries, verdict, confidence, sections,
    answered, answer_ids, search_ms, asked_at)
  SELECT tenant_id, user_id, thread_id, id, :text::text, :queries::jsonb, :verdict::text, :confidence::float8,
    :sections::jsonb, :answered::boolean, :answerIds::jsonb, :searchMs::integer, :askedAt::timestamptz
  FROM thread_items WHERE tenant_id = :tenantId AND user_id = :userId AND thread_id = :threadId AND id = :messageId
  FOR KEY SHARE
  ON CONFLICT (tenant_id, user_id, thread_id, message_id) DO UPDATE
    SET text = excluded.text, queries = excluded.queries, verdict = excluded.verdict, confidence = excluded.confidence,
      sections = excluded.sections, answered = excluded.answered, answer_ids = excluded.answer_ids,
      search_ms = excluded.search_ms, asked_at = excluded.asked_at`);

/** Ids are compared byte by byte, so that the order does not depend on the locale of the database. */
const LIST_NEWEST = new SqlStatement<{ readonly tenantId: string; readonly since: Date; readonly limit: number }>(`
  SELECT * FROM asked_questions WHERE tenant_id = :tenantId AND asked_at >= :since
  ORDER BY asked_at DESC, message_id COLLATE "C" DESC LIMIT :limit`);

const PRUNE = new SqlStatement<{ readonly before: Date; readonly keep: number }>(`
  DELETE FROM asked_questions USING (
    SELECT tenant_id, user_id, thread_id, message_id,
      row_number() OVER (PARTITION BY tenant_id ORDER BY asked_at DESC, message_id COLLATE "C" DESC) AS place
    FROM asked_questions) AS ranked
  WHERE (asked_questions.tenant_id, asked_questions.user_id, asked_questions.thread_id, asked_questions.message_id)
      = (ranked.tenant_id, ranked.user_id, ranked.thread_id, ranked.message_id)
    AND (asked_at < :before OR place > :keep)`);

interface Row {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly thread_id: string;
  readonly message_id: string;
  readonly text: string;
  readonly queries: string[];
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly sections: AskedQuestion['sections'];
  readonly answered: boolean;
  readonly answer_ids: string[];
  readonly search_ms: number;
  readonly asked_at: Date;
}

/** Questions in Postgres, served or embedded. Every call is a single statement. */
@Injectable()
export class TypeOrmQuestionStore extends QuestionStore {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async save(owner: Owner, question: AskedQuestion): Promise<void> {
    await SAVE.run(this.dataSource, toValues(owner, question));
  }

  override async listNewest(tenantId: string, since: Date, limit: number): Promise<OwnedQuestion[]> {
    const rows = await LIST_NEWEST.run<Row>(this.dataSource, { tenantId, since, limit });
    return rows.map(toQuestion);
  }

  override async prune(before: Date, keep: number): Promise<void> {
    await PRUNE.run(this.dataSource, { before, keep });
  }
}

type QuestionValues = ReturnType<typeof toValues>;

function toValues({ tenantId, userId }: Owner, question: AskedQuestion) {
  const { queries, sections, answerIds, ...columns } = cleanCopy(question);
  return {
    ...cleanCopy({ tenantId, userId }),
    ...columns,
    queries: JSON.stringify(queries),
    sections: JSON.stringify(sections),
    answerIds: JSON.stringify(answerIds),
    askedAt: question.askedAt,
  };
}

function toQuestion(row: Row): OwnedQuestion {
  return {
    owner: { tenantId: row.tenant_id, userId: row.user_id },
    threadId: row.thread_id,
    messageId: row.message_id,
    text: row.text,
    queries: row.queries,
    verdict: row.verdict,
    confidence: row.confidence,
    sections: row.sections,
    answered: row.answered,
    answerIds: row.answer_ids,
    searchMs: row.search_ms,
    askedAt: row.asked_at,
  };
}
