import { Logger } from '@nestjs/common';
import { Agent, Runner, tool } from '@openai/agents';
import { assistantMessage, functionCall, modelStream, ScriptedModel } from '@openai/agents-core/testing';
import { z } from 'zod';
import {
  aRequest,
  collect,
  FakeFiles,
  finished,
  NO_QUESTION_LOG,
  timeLimits,
} from '../../../test/support/agent-builders.js';
import { FixedClock } from '../../../test/support/fixed-clock.js';
import { aThread, aUserMessage } from '../../../test/support/thread-builders.js';
import { LOCAL_IDENTITY } from '../../auth/identity.js';
import type { ResponderEvent } from '../../chatkit/responder.js';
import type { AnswerSettings } from '../../config/settings.js';
import { MemoryThreadStore } from '../../testing/memory.thread-store.js';
import type { AgentContext } from '../agent-context.js';
import { ModelInput } from '../model-input.js';
import { AgentResponder } from './agent.responder.js';

const CALL = functionCall('work', {}, { callId: 'call_1' });
const EVIL = /javascript:|evil/;

/** The raw events of the Responses API for one message with one annotation, after one thought. */
function responsesEvents(thought: string, url: string) {
  const annotation = { type: 'url_citation', url, title: 'A page', start_index: 0, end_index: 4 };
  const inPart = { item_id: 'msg_1', output_index: 1, content_index: 0 };
  const inSummary = { item_id: 'rs_1', output_index: 0, summary_index: 0 };
  const part = { type: 'output_text', text: 'Done', annotations: [annotation] };
  const events = [
    { type: 'response.output_item.added', output_index: 0, item: { type: 'reasoning', id: 'rs_1', summary: [] } },
    ...[...thought].map((delta) => ({ type: 'response.reasoning_summary_text.delta', ...inSummary, delta })),
    { type: 'response.reasoning_summary_text.done', ...inSummary, text: thought },
    { type: 'response.output_item.added', item: { type: 'message', id: 'msg_1', content: [] } },
    { type: 'response.content_part.added', ...inPart, part: { ...part, text: '' } },
    { type: 'response.output_text.delta', ...inPart, delta: 'Done' },
    { type: 'response.output_text.annotation.added', ...inPart, annotation_index: 0, annotation },
    { type: 'response.output_text.done', ...inPart, text: 'Done' },
    { type: 'response.output_item.done', item: { type: 'message', id: 'msg_1', content: [part] } },
  ];
  return events.map((event) => ({ type: 'model' as const, event }));
}

const DONE = {
  type: 'response_done' as const,
  providerData: { type: 'response.completed' },
  response: { id: 'r', output: [assistantMessage('Done')], usage: { inputTokens: 0, outputTokens: 0, totalTokens: 0 } },
};

/** The events of one answer. @param work what the tool of the agent does before the model answers. */
async function answer(
  model: ScriptedModel,
  work: (context: AgentContext) => void = () => undefined,
  limits: Partial<AnswerSettings> = {},
): Promise<ResponderEvent[]> {
  const thread = aThread();
  const store = new MemoryThreadStore();
  await store.addThread(LOCAL_IDENTITY, thread, [{ item: aUserMessage({ text: 'Question' }) }]);
  const agent = new Agent<AgentContext>({
    name: 'Test',
    model,
    tools: [
      tool({
        name: 'work',
        description: 'Works.',
        parameters: z.object({}),
        execute: (_args, run) => {
          work(run!.context as AgentContext);
          return 'done';
        },
      }),
    ],
  });
  const responder = new AgentResponder(
    agent,
    new Runner({ tracingDisabled: true }),
    new ModelInput(store, new FakeFiles()),
    new FixedClock(),
    timeLimits(limits),
    NO_QUESTION_LOG,
  );
  const events = await collect(responder.respond(thread, null, aRequest(), new AbortController().signal));
  return [...events, { type: 'thread.updated', thread: { ...thread, items: { data: [], has_more: false } } }];
}

const streaming = (thought: string, url: string) =>
  new ScriptedModel([modelStream([{ type: 'response_started' }, ...responsesEvents(thought, url), DONE])]);

const urlsOf = (events: readonly ResponderEvent[]) => JSON.stringify(events).match(/"url":"[^"]*"/g) ?? [];

describe('Links in an answer', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://evil.example/',
    '//evil.example',
    'mailto:a@evil.example',
  ])('an annotation of the model with the address %s becomes a source without a link, in every event', async (url) => {
    const events = await answer(streaming('Thinking.', url));

    const [item] = finished(events, 'assistant_message');
    expect(item!.content[0]!.annotations).toEqual([
      { type: 'annotation', index: 4, source: { type: 'file', title: 'A page', filename: url } },
    ]);
    expect(urlsOf(events)).toEqual([]);
  });

  it('an annotation of the model that leads to the site stays a link', async () => {
    const limits = { siteAddresses: ['https://docs.example.com/book/'] };
    const events = await answer(streaming('Thinking.', 'https://docs.example.com/book/a#b'), undefined, limits);

    expect(new Set(urlsOf(events))).toEqual(new Set(['"url":"https://docs.example.com/book/a#b"']));
  });

  it('with ANSWER_LINKS=https an annotation of the model may lead to any https address and no other', async () => {
    const limits = { links: 'https' } as const;

    expect(urlsOf(await answer(streaming('x', 'https://other.example/'), undefined, limits)).length).toBeGreaterThan(0);
    expect(urlsOf(await answer(streaming('x', 'http://other.example/'), undefined, limits))).toEqual([]);
    expect(urlsOf(await answer(streaming('x', 'javascript:alert(1)'), undefined, limits))).toEqual([]);
  });

  it('a thought of the model holds no links while it grows and when it is complete', async () => {
    const thought = 'See [the page](javascript:alert(1)) [1], ![p](//evil.example/p.png) and a@evil.example.';
    const events = await answer(streaming(thought, '/a'));

    const shown = JSON.stringify(
      events.filter((event) => 'update' in event && event.update.type.startsWith('workflow')),
    );
    expect(shown).not.toMatch(/javascript:|\/\/evil/);
    expect(shown).toContain('See the page [1], p and ');
    const [item] = finished(events, 'workflow');
    expect(JSON.stringify(item!.workflow.tasks)).toContain('See the page [1], p and ');
  });

  it('tasks, notices, progress, sources and the title that a tool sends hold no links to other sites', async () => {
    const link = '[words](https://evil.example)';
    const source = { type: 'url' as const, title: link, url: 'https://evil.example', description: link };
    const model = new ScriptedModel([
      [CALL],
      modelStream([{ type: 'response_started' }, ...responsesEvents('x', '/a'), DONE]),
    ]);
    const events = await answer(model, (context) => {
      context.addWorkflowTask({ type: 'custom', title: link, content: link });
      context.addWorkflowTask({
        type: 'web_search',
        title: link,
        title_query: link,
        queries: [link],
        sources: [source],
      });
      context.addWorkflowTask({
        type: 'file',
        title: link,
        sources: [{ type: 'file', title: link, filename: 'a.md' }],
      });
      context.endWorkflow({ summary: { title: link } });
      context.notice('info', link, link);
      context.progress(link);
      context.thread.title = link;
      const base = { thread_id: context.thread.id, created_at: '2026-01-01T00:00:00Z' };
      const content = [
        { type: 'output_text' as const, text: link, annotations: [{ type: 'annotation' as const, source }] },
      ];
      context.stream({ type: 'thread.item.added', item: { ...base, id: 'm', type: 'assistant_message', content } });
      context.stream({ type: 'thread.item.replaced', item: { ...base, id: 'm', type: 'assistant_message', content } });
      const inputs = [{ type: 'freeform' as const, id: 'q', question: link, description: link }];
      context.stream({
        type: 'thread.item.done',
        item: { ...base, id: 's', type: 'structured_input', status: 'pending', inputs },
      });
    });

    expect(JSON.stringify(events)).not.toMatch(/\(https:\/\/evil/);
    expect(urlsOf(events).filter((url) => EVIL.test(url))).toEqual([]);
    expect(events.find(({ type }) => type === 'notice')).toMatchObject({ message: 'words', title: 'words' });
    expect(events.at(-1)).toMatchObject({ thread: { title: 'words' } });
  });
});
