import type { protocol, RunStreamEvent } from '@openai/agents';
import type { AgentContext } from '../agent-context.js';
import type { ModelIdleTimeout } from '../answering/model-idle-timeout.js';
import { isCall } from '../is-call.js';
import { isTripwire, streamCut } from '../model-errors.js';
import type { ModelTap } from '../model-stream/model-tap.js';
import { noticeOfEnd } from '../models/early-end.js';
import { AnswerBuilder } from './answer-builder.js';
import { convertAll } from './convert.js';
import { callClientTool } from './convert-tool.js';
import { ImageLinks } from './image-links.js';
import { ModelEvents } from './model-events.js';

/**
 * Starts a run. If its model is tappable, the events of the model go to `tap`, and the returned stream has only the
 * others.
 */
export type StartRun = (tap: ModelTap) => Promise<AsyncIterable<RunStreamEvent>>;

interface ReadOptions {
  readonly idleTimeout?: ModelIdleTimeout;
  readonly imageLinks?: ImageLinks;
}

/**
 * Reads a run of the Agents SDK to its end and pushes its events into the queue `context.events`, into which tools push
 * theirs as well. Does not wait for the reader of the queue. Never rejects: the reader gets the failure. (Reference:
 * `stream_agent_response` in agents.py.)
 */
export async function readRun(
  context: AgentContext,
  start: StartRun,
  { idleTimeout, imageLinks = new ImageLinks() }: ReadOptions = {},
): Promise<void> {
  const answer = new AnswerBuilder(context, imageLinks);
  const modelEvents = new ModelEvents();
  let isTapped = false;
  const hear = (event: protocol.StreamEvent) => {
    idleTimeout?.received(event);
    context.usage.hears(event);
    if (event.type === 'response_done') answer.size.addCalls(event.response.output);
    const converting = convertAll(modelEvents.readModelEvent(event), answer);
    if (answerContinues(event)) context.events.release();
    if (event.type !== 'response_done') return converting;
    return converting ? converting.then(() => tellEnd(event, context)) : tellEnd(event, context);
  };
  const tap: ModelTap = (event) => {
    isTapped = true;
    return hear(event);
  };
  try {
    const run = await start(tap);
    idleTimeout?.start();
    for await (const event of run) {
      if (event.type === 'raw_model_stream_event') {
        if (!isTapped) await hear(event.data);
      } else {
        if (event.type === 'run_item_stream_event') idleTimeout?.ranItem(event.name);
        await convertAll(modelEvents.readRunItem(event), answer);
      }
    }
    // The model announced a message and never finished it: an answer of which a part is lost is not complete.
    if (answer.hasOpenMessage) throw streamCut();
    context.workflow.keep();
    callClientTool(answer);
    context.events.complete();
  } catch (error) {
    context.usage.fails();
    if (isTripwire(error)) context.events.removeProduced();
    else context.workflow.end();
    context.events.fail(error);
  } finally {
    idleTimeout?.stop();
  }
}

/** Tells the reader when the answer ends although the model had more to say. */
function tellEnd(event: protocol.StreamEventResponseCompleted, context: AgentContext): void {
  const notice = noticeOfEnd(event);
  if (!notice) return;
  context.workflow.end();
  context.notice('warning', context.messages[notice]);
}

/** Whether another item of the response or another response follows, so that a finished message is not the last one. */
function answerContinues(event: protocol.StreamEvent): boolean {
  switch (event.type) {
    case 'response_started':
      return true;
    case 'response_done':
      return event.response.output.some(isCall);
    case 'model':
      return (event.event as { type?: unknown } | null)?.type === 'response.output_item.added';
    default:
      return false;
  }
}
