import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Identity } from '../../auth/identity.js';
import { cleanCopy } from '../../common/clean-json.js';
import { withDatabaseFaults } from '../../database/database-faults.js';
import type { AskedQuestion, OwnedQuestion, Verdict } from '../asked-question.js';
import { QuestionStore } from '../question-store.js';

/** Of a message that exists; locks it, so that it cannot vanish before its question is stored. */
const SAVE = `
  INSERT INTO asked_questions (tenant_id, user_id, thread_id, message_id, text, queries, verdict, confidence, sections,
    answered, answer_ids, search_ms, asked_at)
  SELECT tenant_id, user_id, thread_id, id, $5::text, $6::jsonb, $7::text, $8::float8, $9::jsonb, $10::boolean, $11::jsonb,
    $12::integer, $13::timestamptz
  FROM thread_items WHERE tenant_id = $1 AND user_id = $2 AND thread_id = $3 AND id = $4
  FOR KEY SHARE
  ON CONFLICT (tenant_id, user_id, thread_id, message_id) DO UPDATE
    SET text = excluded.text, queries = excluded.queries, verdict = excluded.verdict, confidence = excluded.confidence,
      sections = excluded.sections, answered = excluded.answered, answer_ids = excluded.answer_ids,
      search_ms = excluded.search_ms, asked_at = excluded.asked_at`;

const LIST_NEWEST = `
  SELECT * FROM asked_questions WHERE tenant_id = $1 AND asked_at >= $2
  ORDER BY asked_at DESC, message_id COLLATE "C" DESC LIMIT $3`;

const PRUNE = `
  DELETE FROM asked_questions USING (
    SELECT tenant_id, user_id, thread_id, message_id,
      row_number() OVER (PARTITION BY tenant_id ORDER BY asked_at DESC, message_id COLLATE "C" DESC) AS place
    FROM asked_questions) AS ranked
  WHERE (asked_questions.tenant_id, asked_questions.user_id, asked_questions.thread_id, asked_questions.message_id)
      = (ranked.tenant_id, ranked.user_id, ranked.thread_id, ranked.message_id)
    AND (asked_at < $1 OR place > $2)`;

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

/** Questions in Postgres or PGlite; each call is one statement. */
@Injectable()
export class TypeOrmQuestionStore extends QuestionStore {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async save({ tenantId, userId }: Identity, question: AskedQuestion): Promise<void> {
    const { threadId, messageId, text, queries, verdict, confidence, sections, answered, answerIds, searchMs } =
      cleanCopy(question);
    await this.query(SAVE, [
      ...cleanCopy([tenantId, userId, threadId, messageId, text]),
      JSON.stringify(queries),
      verdict,
      confidence,
      JSON.stringify(sections),
      answered,
      JSON.stringify(answerIds),
      searchMs,
      question.askedAt,
    ]);
  }

  override async listNewest(tenantId: string, since: Date, limit: number): Promise<OwnedQuestion[]> {
    return (await this.query(LIST_NEWEST, [tenantId, since, limit])).map(toQuestion);
  }

  override async prune(before: Date, keep: number): Promise<void> {
    await this.query(PRUNE, [before, keep]);
  }

  private query(sql: string, parameters: unknown[]): Promise<Row[]> {
    return withDatabaseFaults(() => this.dataSource.query<Row[]>(sql, parameters));
  }
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
