import type { AgentInputItem } from '@openai/agents';
import type { InputHooks } from '../../src/agent/thread-to-input/input-hooks.js';
import { threadToInput } from '../../src/agent/thread-to-input/thread-to-input.js';
import type { InputPart } from '../../src/agent/thread-to-input/user-input.js';
import { threadItemSchema } from '../../src/protocol/items.js';
import { Comparison } from './support/compare.js';
import { type Fixture, fixturesOf } from './support/fixtures.js';
import { sentInput } from './support/sent-input.js';

type HookTable = Readonly<Record<string, WireMember>>;
type WireMember = Readonly<Record<string, unknown>>;

interface AgentInputFixture extends Fixture {
  readonly items: readonly unknown[];
  readonly hooks?: Readonly<Record<string, HookTable>>;
  readonly expected_input?: readonly WireMember[];
  readonly expected_error?: object;
}

const HOOKS: Readonly<Record<string, (table: HookTable) => Partial<InputHooks>>> = {
  attachment_to_message_content: (table) => ({ attachment: ({ id }) => toPart(table[id]!) }),
  tag_to_message_content: (table) => ({ tag: ({ id }) => toPart(table[id]!) }),
  hidden_context_to_input: (table) => ({ hiddenContext: ({ id }) => [table[id] as unknown as AgentInputItem] }),
};

/** Converts a part from the member names of the API to those of the SDK. */
function toPart({ image_url, file_id, ...rest }: WireMember): InputPart {
  return {
    ...rest,
    ...(image_url ? { image: image_url } : {}),
    ...(file_id ? { file: { id: file_id } } : {}),
  } as InputPart;
}

/**
 * Removes differences between the two client libraries that the API ignores: `type: message` and `status` of a completed
 * item are optional, and `logprobs` of a recorded answer has no meaning in an input.
 */
function withoutEnvelope(items: readonly WireMember[]): unknown {
  const plain = items.map(({ status: _status, type, ...item }) => (type === 'message' ? item : { type, ...item }));
  return JSON.parse(JSON.stringify(plain, (key, member: unknown) => (key === 'logprobs' ? undefined : member)));
}

function convert({ items, hooks = {} }: AgentInputFixture): Promise<AgentInputItem[]> {
  const given = Object.entries(hooks).map(([name, table]) => HOOKS[name]!(table));
  return threadToInput(
    items.map((item) => threadItemSchema.parse(item)),
    Object.assign({}, ...given),
  );
}

const fixtures = fixturesOf<AgentInputFixture>('agent-input');

describe('threadToInput compared with the reference', () => {
  it.each(fixtures.filter((fixture) => fixture.expected_input))('$name: $description', async (fixture) => {
    const sent = await sentInput(await convert(fixture));

    const comparison = new Comparison({ jsonInStrings: true });
    expect(comparison.differences(withoutEnvelope(sent), withoutEnvelope(fixture.expected_input!))).toEqual([]);
  });

  it.each(fixtures.filter((fixture) => fixture.expected_error))('$name: $description', async (fixture) => {
    await expect(convert(fixture)).rejects.toThrow('hook');
  });
});
