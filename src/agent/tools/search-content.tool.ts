import { Logger } from '@nestjs/common';
import { type RunContext, tool } from '@openai/agents';
import { z } from 'zod';
import { causeOf } from '../../common/errors/cause-of.js';
import type { PageContext } from '../../protocol/reader-context.js';
import type { Retrieval } from '../../rag/retrieval.js';
import type { Retriever } from '../../rag/retriever.js';
import { withRepairs } from '../../rag/search/spelling.js';
import { SEARCH_SCOPES, type SearchRequest } from '../../rag/search-request.js';
import { cut } from '../../text/cut.js';
import type { AgentContext } from '../agent-context.js';
import { SEARCH_QUERY_CHARACTERS, SEARCH_TOOL_MS } from '../limits.js';
import { describeSearchFailure } from './search-failure.js';
import { describeRetrieval } from './search-results.js';
import { SearchTask } from './search-task.js';

export const SEARCH_CONTENT = 'search_content';

const PASSAGES = 6;

/** The length of text is limited in the code below, because the strict schemas of model providers cannot express it. */
const parametersSchema = z.object({
  queries: z
    .array(z.string())
    .min(1)
    .max(3)
    .describe('One to three phrasings of what the reader needs to know, each complete without the conversation.'),
  search_scope: z
    .enum(SEARCH_SCOPES)
    .describe('`full` for everything; `current_chapter` or `current_page` only when the reader asks about just that.'),
  current_chapter: z.int().nullish().describe("The reader's chapter. Null: the open page is known."),
  current_lesson: z.string().nullish().describe("The reader's lesson. Null: the open page is known."),
});

const NO_QUERY = 'Give at least one query that says what to look for.';

type SearchArguments = z.infer<typeof parametersSchema>;

/** Searches the documentation for the model. A search that fails is reported to the model, and the answer continues. */
export function searchContentTool(retriever: Pick<Retriever, 'search'>) {
  const logger = new Logger('search_content');
  return tool({
    name: SEARCH_CONTENT,
    description: 'Searches the documentation and returns numbered passages to answer from.',
    parameters: parametersSchema,
    timeoutMs: SEARCH_TOOL_MS,
    timeoutErrorFunction: () => describeSearchFailure(),
    async execute(args, run?: RunContext<AgentContext>, details?): Promise<string> {
      const context = run!.context;
      if (args.queries.every((query) => query.trim() === '')) return NO_QUERY;
      const request = toSearchRequest(args, context, details?.signal);
      const task = new SearchTask(context, request.queries);
      // A search that took too long is shown as failed, even if it does not react to the signal.
      details?.signal?.addEventListener('abort', () => task.failed(), { once: true });
      const started = context.clock.now().getTime();
      const log = (retrieval?: Retrieval) =>
        context.searches.add({
          queries: request.queries,
          milliseconds: context.clock.now().getTime() - started,
          retrieval,
        });
      try {
        const retrieval = await retriever.search(request);
        const results = await describeRetrieval(retrieval, context.passages);
        log(retrieval);
        const searched = request.queries.map((query) => withRepairs(query, retrieval.repairs ?? []));
        task.found(
          retrieval.passages.map((passage) => context.passages.sourceOf(passage)),
          searched,
        );
        return results;
      } catch (error) {
        log();
        task.failed();
        context.signal.throwIfAborted();
        const stack = error instanceof Error ? error.stack : error;
        logger.error(`A search failed (${context.request.requestId})${causeOf(error)}.`, stack);
        return describeSearchFailure(error);
      }
    },
  });
}

/** The model's arguments, completed with the page that the reader has open. */
function toSearchRequest(args: SearchArguments, { request }: AgentContext, signal?: AbortSignal): SearchRequest {
  const page = request.pageContext;
  const openChapter = page?.current_chapter ?? undefined;
  const currentChapter = args.current_chapter ?? openChapter;
  const openLesson = currentChapter === openChapter ? lessonOf(page) : undefined;
  const currentLesson = args.current_lesson ?? openLesson;
  return {
    queries: args.queries.map((query) => cut(query.trim(), SEARCH_QUERY_CHARACTERS)).filter((query) => query !== ''),
    scope: narrowestPossible(args.search_scope, currentChapter, currentLesson),
    currentChapter,
    currentLesson,
    locale: page?.locale ?? undefined,
    version: page?.version ?? undefined,
    currentPath: currentChapter === openChapter ? page?.current_path : undefined,
    limit: PASSAGES,
    identity: request.identity,
    signal,
  };
}

/** The slug of the open lesson. `null`: a chapter's own page is open. Undefined: unknown. */
function lessonOf(page?: PageContext): string | null | undefined {
  return page?.current_lesson ?? page?.lesson_slug ?? page?.current_lesson;
}

/** Widens a scope that needs an open page or chapter when none is open. */
function narrowestPossible(
  scope: SearchArguments['search_scope'],
  chapter: number | undefined,
  lesson: string | null | undefined,
): SearchArguments['search_scope'] {
  if (chapter === undefined) return 'full';
  return scope === 'current_page' && lesson === undefined ? 'current_chapter' : scope;
}
