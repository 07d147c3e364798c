import type { Identity } from '../auth/identity.js';
import type { AskedQuestion, OwnedQuestion } from './asked-question.js';

/** Where questions are kept with what was found for them. Each belongs to its owner and goes with its message. */
export abstract class QuestionStore {
  /** One a message: what is saved later replaces what was there. A message that does not exist: nothing is saved. */
  abstract save(owner: Identity, question: AskedQuestion): Promise<void>;
  /** Of all users of one tenant, newest first; those asked before `since` are left out. */
  abstract listNewest(tenantId: string, since: Date, limit: number): Promise<OwnedQuestion[]>;
  /** Of all tenants: removes what was asked before the date, and what a tenant has beyond its newest `keep`. */
  abstract prune(before: Date, keep: number): Promise<void>;
}
