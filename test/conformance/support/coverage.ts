import { threadStreamEventSchema } from '../../../src/protocol/events.js';
import { threadItemSchema } from '../../../src/protocol/items.js';
import { chatKitRequestSchema } from '../../../src/protocol/requests.js';
import { threadItemUpdateSchema } from '../../../src/protocol/updates.js';
import { deliberateDifferences, fixturesOf } from './fixtures.js';

export type Kind = 'Request' | 'Item' | 'Event' | 'Update';

/** One name of the protocol with the recorded scenarios that use it and pass. */
export interface Requirement {
  readonly kind: Kind;
  readonly name: string;
  readonly scenarios: readonly string[];
}

interface Recorded {
  readonly name: string;
  readonly description: string;
  readonly requests?: readonly { request?: unknown; expect: unknown; store_after?: unknown }[];
  readonly expected_events?: unknown;
  readonly store_after?: unknown;
}

const NAMES: Readonly<Record<Kind, readonly string[]>> = {
  Request: chatKitRequestSchema.options.map((option) => option.shape.type.value),
  Item: threadItemSchema.options.map((option) => option.shape.type.value),
  Event: threadStreamEventSchema.options.map((option) => option.shape.type.value),
  Update: threadItemUpdateSchema.options.map((option) => option.shape.type.value),
};

/** Every request type, item, event and update of `src/protocol`, with the fixtures that use it and pass. */
export function requirements(): Requirement[] {
  const evidence = collectEvidence();
  return (Object.keys(NAMES) as Kind[]).flatMap((kind) =>
    NAMES[kind].map((name) => ({ kind, name, scenarios: [...(evidence.get(name) ?? [])].sort() })),
  );
}

function collectEvidence(): Map<string, Set<string>> {
  const evidence = new Map<string, Set<string>>();
  for (const folder of ['server', 'agent-stream']) {
    const different = deliberateDifferences(folder);
    for (const fixture of fixturesOf<Recorded>(folder).filter(({ name }) => !different.has(name))) {
      for (const type of typesIn(observed(fixture))) {
        evidence.set(type, (evidence.get(type) ?? new Set()).add(`${folder}/${fixture.name}`));
      }
    }
  }
  return evidence;
}

/** The parts of a fixture that a client sends or observes, without the script of the handler. */
function observed({ requests, expected_events, store_after }: Recorded): unknown {
  return [
    requests?.map(({ request, expect, store_after: store }) => [request, expect, store]),
    expected_events,
    store_after,
  ];
}

function typesIn(value: unknown): Set<string> {
  const found = new Set<string>();
  const walk = (member: unknown): void => {
    if (typeof member !== 'object' || member === null) return;
    if ('type' in member && typeof member.type === 'string') found.add(member.type);
    Object.values(member).forEach(walk);
  };
  walk(value);
  return found;
}

/** The page of the handbook's protocol chapter, as Markdown. */
export function protocolTable(): string {
  const rows = requirements().map(
    ({ kind, name, scenarios }) =>
      `| ${kind} | \`${name}\` | ${scenarios.length} | ${scenarios.slice(0, 3).map(toCode).join(', ')} |`,
  );
  const different = [...deliberateDifferences('')].map(([fixture, reason]) => `| \`${fixture}\` | ${reason} |`);
  return [
    '# What holds chatkit-nest to the reference',
    '',
    'The protocol tests of chatkit-nest replay recordings of the reference server library (chatkit-python 1.6.5). This page is',
    'written by those tests: `npm run protocol-table`.',
    '',
    '## Protocol coverage',
    '',
    'Each row of the protocol coverage table is one name of the ChatKit protocol, with the number of recorded scenarios that',
    'chatkit-nest passes and the first of them.',
    '',
    '| Kind | Name | Scenarios | For example |',
    '|---|---|---|---|',
    ...rows,
    '',
    '## Where chatkit-nest differs from the reference',
    '',
    'chatkit-nest keeps the wire as ChatKit clients expect it. These recorded scenarios differ on purpose:',
    '',
    '| Scenario | What chatkit-nest does instead |',
    '|---|---|',
    ...different,
    '',
  ].join('\n');
}

const toCode = (text: string): string => `\`${text}\``;
