import { askModel, type ModelAnswer } from '../agent/model-question/ask-model.js';
import { AppError } from '../common/errors/app-error.js';
import { withinTime } from '../common/within-time.js';
import type { ModelSettings, RagSettings } from '../config/settings.js';
import type { Embedder } from '../rag/embedder.js';
import { ANSWER_TOKENS, QUESTION_MS } from './limits.js';
import { STREAM, TRIALS, type Trial } from './model-questions.js';
import { repairsOf } from './repairs.js';
import { faultIn, remedyOf, remedyOfModelFault } from './server-faults.js';

export type TrialStatus = 'works' | 'works with a repair' | 'does not work' | 'not asked';

export interface TrialResult {
  readonly name: string;
  readonly status: TrialStatus;
  /** What was repaired, or what is wrong. */
  readonly detail?: string;
  /** The setting that helps. */
  readonly remedy?: string;
}

export interface Examination {
  /** The API that answered; undefined when none did. */
  readonly api?: 'responses' | 'chat_completions';
  readonly trials: readonly TrialResult[];
}

export interface ExaminedServer {
  readonly model: ModelSettings;
  readonly rag: Pick<RagSettings, 'embeddingServer'>;
  readonly embedder: Pick<Embedder, 'embed' | 'model'>;
}

/** Asks the model server the small questions one after the other. When it does not stream, it is not asked the others. */
export async function examineModel(
  server: ExaminedServer,
  limits = { milliseconds: QUESTION_MS },
): Promise<Examination> {
  const answers = new Map<string, ModelAnswer>();
  const trials: TrialResult[] = [];
  for (const trial of TRIALS) {
    const isDeaf = trials[0]?.status === 'does not work';
    trials.push(isDeaf ? { name: trial.name, status: 'not asked' } : await tryQuestion(trial, server, answers, limits));
  }
  const path = answers.get(STREAM)?.sent.path;
  return {
    ...(path !== undefined && { api: path.endsWith('/responses') ? 'responses' : 'chat_completions' }),
    trials: [...trials, await tryEmbeddings(server, limits)],
  };
}

async function tryQuestion(
  { name, question, fault, remedy }: Trial,
  server: ExaminedServer,
  answers: Map<string, ModelAnswer>,
  { milliseconds }: { readonly milliseconds: number },
): Promise<TrialResult> {
  try {
    // The answers must be those of the model that is examined.
    const model = { ...server.model, fallbackModel: undefined };
    const answer = await askModel(model, question(answers), { outputTokens: ANSWER_TOKENS, milliseconds });
    answers.set(name, answer);
    const wrong = fault(answer);
    if (wrong !== undefined) return { name, status: 'does not work', remedy, ...wrong };
    const repairs = repairsOf(answer);
    return repairs.length === 0
      ? { name, status: 'works' }
      : { name, status: 'works with a repair', detail: `repaired: ${repairs.join(', ')}` };
  } catch (error) {
    return faulty(name, error, server, remedyOfModelFault(error, server.model) ?? remedyOf(error) ?? remedy);
  }
}

async function tryEmbeddings(
  server: ExaminedServer,
  { milliseconds }: { readonly milliseconds: number },
): Promise<TrialResult> {
  const name = 'embeddings';
  try {
    const ask = (signal: AbortSignal) => server.embedder.embed(['a short text'], signal);
    await withinTime(milliseconds, () => new AppError({ code: 'embedding_unavailable' }), ask);
    return { name, status: 'works', detail: server.embedder.model };
  } catch (error) {
    const remedy = remedyOf(error) ?? 'EMBEDDING_MODEL=local, or EMBEDDING_BASE_URL: a server that has the model';
    return faulty(name, error, server, remedy);
  }
}

function faulty(name: string, error: unknown, { model, rag }: ExaminedServer, remedy: string): TrialResult {
  const detail = faultIn(error, [model, rag.embeddingServer]);
  return { name, status: 'does not work', detail, remedy };
}
