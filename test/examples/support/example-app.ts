import { Agent, Runner, type Tool } from '@openai/agents';
import type { ScriptedModel } from '@openai/agents-core/testing';
import type { AgentContext } from '../../../src/agent/agent-context.js';
import { AgentResponder } from '../../../src/agent/answering/agent.responder.js';
import { ModelInput } from '../../../src/agent/model-input.js';
import { SystemClock } from '../../../src/common/clock.js';
import type { ThreadStreamEvent } from '../../../src/protocol/events.js';
import { NO_QUESTION_LOG, timeLimits } from '../../support/agent-builders.js';
import { AppBuilder, type RunningApp } from '../../support/app.js';
import { collectFrames, postForEvents } from '../../support/sse-client.js';

export interface ExampleAgent {
  readonly model: ScriptedModel;
  readonly tools: Tool<AgentContext>[];
  /** Names of tools after whose call the turn ends. */
  readonly stopAt?: string[];
}

/** Starts the whole application with an agent that has example tools. */
export function startWithTools({ model, tools, stopAt = [] }: ExampleAgent): Promise<RunningApp> {
  const agent = new Agent<AgentContext>({
    name: 'Example',
    model,
    tools,
    toolUseBehavior: { stopAtToolNames: stopAt },
  });
  return new AppBuilder()
    .withResponderOn((threads, attachments) => {
      const runner = new Runner({ tracingDisabled: true });
      return new AgentResponder(
        agent,
        runner,
        new ModelInput(threads, attachments),
        new SystemClock(),
        timeLimits(),
        NO_QUESTION_LOG,
      );
    })
    .start();
}

/** Sends a request to /chatkit and returns the events of the stream. */
export async function answerTo({ url }: RunningApp, request: object): Promise<ThreadStreamEvent[]> {
  const stream = await postForEvents(`${url}/chatkit`, request);
  if (stream.status !== 200) throw new Error(`${stream.status}: ${stream.body}`);
  return (await collectFrames<ThreadStreamEvent>(stream)).map(({ data }) => data);
}

/** Sends a request to /chatkit and returns the JSON body, also of an error. */
export async function answerToJson<Body>({ url }: RunningApp, request: object): Promise<Body> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) };
  return (await (await fetch(`${url}/chatkit`, init)).json()) as Body;
}

/** The id of the thread that the events created. */
export function threadOf(events: readonly ThreadStreamEvent[]): string {
  return events.flatMap((event) => (event.type === 'thread.created' ? [event.thread.id] : []))[0]!;
}
