import { stanceOf } from '../../agent/extractive/phrases.js';
import { extractiveResponder } from '../../agent/extractive-responder.js';
import { LOCAL_IDENTITY } from '../../auth/identity.js';
import { eventsOf, type RequestContext, type Responder } from '../../chatkit/responder.js';
import type { Clock } from '../../common/clock.js';
import { RagSettings } from '../../config/settings.js';
import { foldersOf, prefixNumber, slugOf } from '../../content/page-path.js';
import type { AssistantMessageItem, UserMessageItem } from '../../protocol/items.js';
import type { PageContext } from '../../protocol/reader-context.js';
import { IngestService } from '../../rag/ingest/ingest.service.js';
import { Retriever } from '../../rag/retriever.js';
import { ServingIndex } from '../../rag/serving-index.js';
import type { EvaluationTools } from '../evaluation-run.js';
import { type AnswerQuestion, readAnswerQuestions, readCorpora } from './answer-question.js';
import { type GivenAnswer, type Grade, gradeAnswer } from './grade-answer.js';

export interface GradedAnswer {
  readonly question: AnswerQuestion;
  readonly answer: GivenAnswer;
  readonly grade: Grade;
}

export interface AnswersTools extends Omit<EvaluationTools, 'index'> {
  /** Creates the empty index that each corpus needs. */
  readonly createIndex: () => EvaluationTools['index'];
}

/** Asks the server's responder without a model every question of a set, in this process, and grades the answers. */
export async function runAnswers(directory: string, tools: AnswersTools): Promise<GradedAnswer[]> {
  const questions = await readAnswerQuestions(directory);
  const graded: GradedAnswer[] = [];
  for (const [corpus, folder] of await readCorpora(directory)) {
    const asked = questions.filter((question) => question.corpus === corpus);
    const responder = await responderFor(folder, tools);
    for (const question of asked) {
      const answer = await ask(responder, question, tools.clock);
      graded.push({ question, answer, grade: gradeAnswer(question, answer) });
    }
  }
  return graded;
}

async function responderFor(folder: string, tools: AnswersTools) {
  const { createIndex, embedder, clock, ranking, workers, onProgress } = tools;
  const index = createIndex();
  const serving = new ServingIndex(index, embedder);
  const settings = Object.assign(new RagSettings(), { siteBaseUrl: '/' });
  await new IngestService(index, embedder, serving, clock, ranking, workers, settings).ingest(folder, { onProgress });
  const retriever = new Retriever(index, embedder, serving, settings, ranking);
  return (earlier: readonly UserMessageItem[]) => extractiveResponder(retriever, clock, earlier);
}

async function ask(
  responderWith: (earlier: readonly UserMessageItem[]) => Responder,
  question: AnswerQuestion,
  clock: Clock,
): Promise<GivenAnswer> {
  const created_at = clock.now().toISOString();
  const message = (id: string, text: string): UserMessageItem => ({
    id,
    type: 'user_message',
    thread_id: 'thread',
    created_at,
    content: [{ type: 'input_text', text }],
    attachments: [],
    inference_options: {},
  });
  const earlier = question.previous === undefined ? [] : [message('earlier', question.previous)];
  const thread = { id: 'thread', created_at, status: { type: 'active' as const }, metadata: {} };
  const events = responderWith(earlier).respond(
    thread,
    message('question', question.question),
    contextOf(question),
    new AbortController().signal,
  );
  let answer: AssistantMessageItem | undefined;
  for await (const output of events) {
    for (const event of eventsOf(output)) {
      if (event.type === 'thread.item.done' && event.item.type === 'assistant_message') answer = event.item;
    }
  }
  return toGivenAnswer(answer);
}

function contextOf({ page, selection, previous }: AnswerQuestion): RequestContext {
  return {
    identity: LOCAL_IDENTITY,
    requestId: 'evaluation',
    pageContext: page === undefined ? undefined : toPageContext(page),
    selectedText: selection,
    isNewThread: previous === undefined,
  };
}

function toPageContext(page: string): PageContext {
  return { current_chapter: prefixNumber(foldersOf(page).at(-1) ?? ''), current_lesson: slugOf(page) };
}

function toGivenAnswer(answer: AssistantMessageItem | undefined): GivenAnswer {
  const parts = answer?.content ?? [];
  const text = parts.map((part) => part.text).join('');
  const annotations = parts.flatMap((part) => part.annotations).toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0));
  const citations = annotations.flatMap(({ source }) => (source.type === 'url' ? [source.url] : []));
  return { text, citations, stance: stanceOf(text) };
}
