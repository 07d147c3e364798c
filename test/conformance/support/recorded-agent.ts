import { Agent, OpenAIResponsesModel, tool } from '@openai/agents';
import type { AgentContext } from '../../../src/agent/agent-context.js';
import { endsOnEmptyResponse } from '../../../src/agent/models/ends-on-empty-response.js';
import { type AgentStreamFixture, type EventPlace, modelCallsOf } from './agent-fixture.js';
import { callContext } from './context-calls.js';
import { settle } from './settle.js';
import { type BeforeEvent, recordedClient } from './upstream.js';

/** The agent of a fixture, with the Responses model of the SDK and recorded answers of the API. */
export function recordedAgent(
  fixture: AgentStreamFixture,
  context: AgentContext,
  onDisconnect: () => void,
): Agent<AgentContext> {
  const { agent = {} } = fixture;
  const guardrail = inputGuardrail(agent.input_guardrail?.trips_before_event);
  const beforeEvent: BeforeEvent = async (place) => {
    for (const entry of fixture.context_calls ?? []) {
      if (isSame(entry.before_event, place)) await callContext(context, entry);
    }
    await guardrail.reach(place);
    if (isSame(fixture.client_disconnects_before_event, place)) onDisconnect();
  };
  const client = recordedClient(modelCallsOf(fixture), beforeEvent);
  return new Agent<AgentContext>({
    name: 'Recorded',
    instructions: 'You are a helpful assistant.',
    model: endsOnEmptyResponse(new OpenAIResponsesModel(client, 'gpt-4.1-mini')),
    tools: (agent.tools ?? []).map(({ name, parameters }) => recordedTool(fixture, context, name, parameters)),
    toolUseBehavior: agent.stop_at_tools ? { stopAtToolNames: [...agent.stop_at_tools] } : 'run_llm_again',
    inputGuardrails: guardrail.definitions,
    outputGuardrails: agent.output_guardrail ? [{ name: 'output', execute: async () => TRIPPED }] : [],
  });
}

const TRIPPED = { tripwireTriggered: true, outputInfo: null };

function recordedTool(fixture: AgentStreamFixture, context: AgentContext, name: string, parameters: object) {
  return tool({
    name,
    description: name,
    parameters: { required: [], ...parameters } as never,
    strict: false,
    async execute(_args, _run, details) {
      const entry = fixture.context_calls?.find((calls) => calls.during_tool_call === details?.toolCall?.callId);
      if (entry) await callContext(context, entry);
      return entry?.output ?? 'ok';
    },
  });
}

/** A guardrail that runs parallel to the model and trips before a given event of the stream. */
function inputGuardrail(trips: EventPlace | undefined) {
  let trip: (() => void) | undefined;
  const tripped = new Promise<void>((resolve) => (trip = resolve));
  const definition = { name: 'input', runInParallel: true, execute: () => tripped.then(() => TRIPPED) };
  return {
    definitions: trips ? [definition] : [],
    async reach(place: EventPlace): Promise<void> {
      if (!isSame(trips, place)) return;
      trip?.();
      await settle();
    },
  };
}

function isSame(one: EventPlace | undefined, other: EventPlace): boolean {
  return one?.model_call === other.model_call && one.index === other.index;
}
