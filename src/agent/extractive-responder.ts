import { Runner } from '@openai/agents';
import type { Responder } from '../chatkit/responder.js';
import type { Clock } from '../common/clock.js';
import { NotFoundError } from '../common/errors/not-found.error.js';
import type { ThreadItem } from '../protocol/items.js';
import type { Retriever } from '../rag/retriever.js';
import { AgentResponder } from './answering/agent.responder.js';
import { handbookAgent } from './handbook.agent.js';
import { ModelInput } from './model-input.js';
import { ExtractiveModel } from './models/extractive.model.js';

const LIMIT_MS = 60_000;
const LIMITS = {
  timeoutMs: LIMIT_MS,
  modelIdleTimeoutMs: LIMIT_MS,
  toolTimeoutMs: LIMIT_MS,
  links: 'site',
  siteAddresses: [],
} as const;

/**
 * The server's answers without a model, for an evaluation: nothing is stored, and every thread begins with the items
 * `earlier`.
 */
export function extractiveResponder(
  retriever: Pick<Retriever, 'search'>,
  clock: Clock,
  earlier: readonly ThreadItem[],
): Responder {
  const store = { listItems: async () => ({ data: earlier.toReversed(), has_more: false }) };
  const attachments = { read: (_owner: unknown, id: string) => Promise.reject(new NotFoundError('attachment', id)) };
  return new AgentResponder(
    handbookAgent(new ExtractiveModel(), retriever),
    new Runner({ tracingDisabled: true }),
    new ModelInput(store, attachments, 0),
    clock,
    LIMITS,
    { record: () => Promise.resolve() },
  );
}
