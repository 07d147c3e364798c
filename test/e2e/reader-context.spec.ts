import request from 'supertest';
import type { RequestContext } from '../../src/chatkit/responder.js';
import type { Retrieval } from '../../src/rag/retrieval.js';
import { Retriever } from '../../src/rag/retriever.js';
import type { SearchRequest } from '../../src/rag/search-request.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { createThread } from '../support/requests.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';

const LARGEST = 2_147_483_647;
const chars = (count: number) => 'x'.repeat(count);

/** Values of a member of the page context, and the member that is at fault; undefined: the value is accepted. */
const PAGE_CONTEXTS: readonly [string, unknown, string?][] = [
  ['undefined', undefined],
  ['null', null],
  ['an empty object', {}],
  ['a text', 'page', ''],
  ['an empty text', '', ''],
  ['a number', 5, ''],
  ['zero', 0, ''],
  ['true', true, ''],
  ['false', false, ''],
  ['an empty list', [], ''],
  ['a list of contexts', [{ current_chapter: 2 }], ''],
  ['an unknown member', { unknown: { deep: [1] } }],
  ['a chapter', { current_chapter: 2 }],
  ['chapter 0', { current_chapter: 0 }],
  ['chapter 2.0', { current_chapter: 2.0 }],
  ['the largest chapter', { current_chapter: LARGEST }],
  ['a chapter that is too large', { current_chapter: LARGEST + 1 }, 'current_chapter'],
  ['a chapter of 20 digits', { current_chapter: 1e20 }, 'current_chapter'],
  ['a negative chapter', { current_chapter: -1 }, 'current_chapter'],
  ['half a chapter', { current_chapter: 2.5 }, 'current_chapter'],
  ['a chapter as text', { current_chapter: '2' }, 'current_chapter'],
  ['a chapter in words', { current_chapter: 'two' }, 'current_chapter'],
  ['an empty chapter', { current_chapter: '' }, 'current_chapter'],
  ['a chapter that is true', { current_chapter: true }, 'current_chapter'],
  ['a list of chapters', { current_chapter: [2] }, 'current_chapter'],
  ['a chapter that is an object', { current_chapter: {} }, 'current_chapter'],
  ['no chapter', { current_chapter: null }],
  ['a lesson', { current_chapter: 2, current_lesson: 'postgres' }],
  ["the chapter's own page", { current_chapter: 2, current_lesson: null }],
  ['an empty lesson', { current_lesson: '' }],
  ['a lesson of 200 characters', { current_lesson: chars(200) }],
  ['a lesson of 201 characters', { current_lesson: chars(201) }, 'current_lesson'],
  ['a lesson of 200 emoji', { current_lesson: '🤖'.repeat(200) }],
  ['a lesson of 201 emoji', { current_lesson: '🤖'.repeat(201) }, 'current_lesson'],
  ['a lesson with NUL', { current_lesson: 'a\0b' }],
  ['a lesson with half an emoji', { current_lesson: '\ud83e' }],
  ['a lesson that is a number', { current_lesson: 5 }, 'current_lesson'],
  ['a list of lessons', { current_lesson: ['a'] }, 'current_lesson'],
  ['a lesson that is an object', { current_lesson: {} }, 'current_lesson'],
  ['a path', { current_path: '/start/setup' }],
  ['a path of 2,000 characters', { current_path: chars(2_000) }],
  ['a path of 2,001 characters', { current_path: chars(2_001) }, 'current_path'],
  ['a path that is a number', { current_path: 1 }, 'current_path'],
  ['slugs', { part_slug: 'a', chapter_slug: 'b', lesson_slug: 'c' }],
  ['a part of 201 characters', { part_slug: chars(201) }, 'part_slug'],
  ['a chapter slug of 201 characters', { chapter_slug: chars(201) }, 'chapter_slug'],
  ['a lesson slug that is false', { lesson_slug: false }, 'lesson_slug'],
];

const OTHER_MEMBERS: readonly [string, object, string?][] = [
  ['a selection', { selected_text: 'only one' }],
  ['an empty selection', { selected_text: '' }],
  ['no selection', { selected_text: null }],
  ['a selection of 5,000 characters', { selected_text: chars(5_000) }],
  ['a selection that is a number', { selected_text: 5 }, 'selected_text'],
  ['a selection that is a list', { selected_text: ['a'] }, 'selected_text'],
  ['a mode of 40 characters', { context_mode: chars(40) }],
  ['a mode of 41 characters', { context_mode: chars(41) }, 'context_mode'],
  ['a mode that is an object', { context_mode: {} }, 'context_mode'],
  ['no mode', { context_mode: null }],
  ['a session of 200 characters', { session_id: chars(200) }],
  ['a session of 201 characters', { session_id: chars(201) }, 'session_id'],
  ['a session that is a number', { session_id: 1 }, 'session_id'],
];

/** Rows as objects, because Jest passes a callback in place of the last column when a row is short. */
const named = <T>(rows: readonly (readonly [string, T, string?])[]) =>
  rows.map(([what, value, at]) => ({ what, value, at }));

describe('The context of a reader has one schema on every route', () => {
  const answers = new ScriptedAnswers(['Yes.']);
  const searches: SearchRequest[] = [];
  let app: RunningApp;

  beforeAll(async () => {
    const search = (asked: SearchRequest): Promise<Retrieval> => {
      searches.push(asked);
      return Promise.resolve({ passages: [], confidence: 0, covered: false });
    };
    app = await new AppBuilder().withResponder(answers).withProvider(Retriever, { search }).start();
  });
  afterAll(() => app.close());

  const post = (path: string, body: object) => request(app.application.getHttpServer()).post(path).send(body);
  const chatkit = (context: unknown) => post('/chatkit', { ...createThread('Why?'), context });
  const assistant = (context: unknown) => post('/assistant/chatkit', { query: 'Why?', context });
  const search = (page_context: unknown) => post('/rag/search', { queries: ['Why?'], page_context });

  /** `accepted`, or the code and the paths of a problem, from the given member on. */
  function verdictOf({ status, body }: request.Response, prefix: string): string {
    if (status === 200) return 'accepted';
    const paths = body.errors.map(({ path }: { path: string }) => path.replace(prefix, ''));
    return `${status} ${body.code} ${[...new Set(paths)]}`;
  }
  const expected = (at: string | undefined, prefix: string) =>
    at === undefined ? 'accepted' : `422 invalid_request ${[prefix, at].filter(Boolean).join('.')}`;
  const contextOfLast = (): RequestContext => answers.asked.at(-1)!.context;

  it.each(named(PAGE_CONTEXTS))(
    'page_context that is $what gets the same verdict on all three routes',
    async ({ value, at }) => {
      const verdicts = [
        verdictOf(await chatkit({ page_context: value }), 'context.'),
        verdictOf(await assistant({ page_context: value }), 'context.'),
        verdictOf(await search(value), ''),
      ];

      expect(verdicts).toEqual(Array.from({ length: 3 }, () => expected(at, 'page_context')));
    },
  );

  it.each(named(OTHER_MEMBERS))(
    'context with $what gets the same verdict on both routes',
    async ({ value: context, at }) => {
      const verdicts = [verdictOf(await chatkit(context), 'context.'), verdictOf(await assistant(context), 'context.')];

      expect(verdicts).toEqual([expected(at, ''), expected(at, '')]);
    },
  );

  it.each([
    ['POST /chatkit', chatkit],
    ['POST /assistant/chatkit', assistant],
  ])('%s cuts a selection at 2,000 characters and reports it', async (_route, send) => {
    const { text } = await send({ selected_text: chars(2_001) }).expect(200);

    expect(contextOfLast()).toMatchObject({ selectedText: chars(2_000), selectionWasCut: true });
    expect(text).toContain('Only the first 2000 characters of the selected text are used.');
  });

  it.each([
    ['POST /chatkit', chatkit],
    ['POST /assistant/chatkit', assistant],
  ])("%s passes a null lesson on, which is the chapter's own page", async (_route, send) => {
    await send({ page_context: { current_chapter: 2, current_lesson: null, unknown: 1 } }).expect(200);

    expect(contextOfLast().pageContext).toEqual({ current_chapter: 2, current_lesson: null });
  });

  it("POST /rag/search passes a null lesson on, which is the chapter's own page", async () => {
    await search({ current_chapter: 2, current_lesson: null }).expect(200);

    expect(searches.at(-1)).toMatchObject({ currentChapter: 2, currentLesson: null });
  });
});
