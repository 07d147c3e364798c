import type { Owner } from '../auth/identity.js';
import type { AskedQuestion, OwnedQuestion } from './asked-question.js';

/** Stores questions with what was found for them. A question is deleted with its message. */
export abstract class QuestionStore {
  /** Saves one question per message; a later one replaces it. Missing message: nothing is saved, no error. */
  abstract save(owner: Owner, question: AskedQuestion): Promise<void>;
  /** Questions of all users of a tenant, newest first, without those asked before `since`. */
  abstract listNewest(tenantId: string, since: Date, limit: number): Promise<OwnedQuestion[]>;
  /** Removes, for all tenants, questions asked before the date, and all but the newest `keep` of each tenant. */
  abstract prune(before: Date, keep: number): Promise<void>;
}
