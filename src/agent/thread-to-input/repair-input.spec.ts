import type { AgentInputItem } from '@openai/agents';
import * as fc from 'fast-check';
import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { tokensOf, truncateInput } from './fit-input.js';
import { repairInput } from './repair-input.js';

const question = (text = 'Question?'): AgentInputItem => ({ role: 'user', content: text });
const answer = (text = 'Answer.'): AgentInputItem => ({
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text }],
});
const call = (callId: string): AgentInputItem => ({ type: 'function_call', callId, name: 'search', arguments: '{}' });
const result = (callId: string): AgentInputItem => ({
  type: 'function_call_result',
  callId,
  name: 'search',
  status: 'completed',
  output: 'found',
});
const reasoning = (): AgentInputItem => ({ type: 'reasoning', content: [] });

const anyItem = fc.oneof(
  fc.string({ maxLength: 60 }).map(question),
  fc.string({ maxLength: 60 }).map(answer),
  fc.constantFrom('a', 'b', 'c').map(call),
  fc.constantFrom('a', 'b', 'c').map(result),
  fc.constant(null).map(reasoning),
);
const anyInput = fc.array(anyItem, { maxLength: 25 });

describe('repairInput', () => {
  it('repairInput returns a valid list unchanged', () => {
    const items = [question(), reasoning(), call('a'), call('b'), result('b'), result('a'), reasoning(), answer()];

    expect(repairInput(items)).toEqual(items);
  });

  it.each<[string, AgentInputItem[], AgentInputItem[]]>([
    ['a call without a result', [question(), call('a')], [question()]],
    ['a result without a call', [result('a'), question()], [question()]],
    ['a result before its call', [result('a'), call('a'), question()], [question()]],
    ['a second call under the same id', [call('a'), result('a'), call('a'), result('a')], [call('a'), result('a')]],
    ['reasoning at the end', [question(), reasoning()], [question()]],
    ['reasoning that a question follows', [reasoning(), question()], [question()]],
    [
      'reasoning that led to a call which was omitted',
      [question(), reasoning(), call('a'), question()],
      [question(), question()],
    ],
  ])('omits %s', (_what, broken, repaired) => {
    expect(repairInput(broken)).toEqual(repaired);
  });

  it('repairInput returns an input that a model accepts for any list, and only omits items', () => {
    fc.assert(
      fc.property(anyInput, (items) => {
        const repaired = repairInput(items);

        expect(faultsOf(repaired)).toEqual([]);
        expect(repaired).toEqual(items.filter((item) => repaired.includes(item)));
        expect(repairInput(repaired)).toEqual(repaired);
        expect(repaired.filter(isMessage)).toEqual(items.filter(isMessage));
      }),
    );
  });
});

describe('truncateInput', () => {
  it('truncateInput keeps the newest items that fit', () => {
    const items = [question('old '.repeat(100)), answer('old'), question('new'), answer('new'), question('last')];

    expect(truncateInput(items, 60)).toEqual(items.slice(2));
  });

  it('truncateInput keeps the last question even if it alone exceeds the budget', () => {
    const long = question('long '.repeat(1_000));

    expect(truncateInput([question(), answer(), long], 10)).toEqual([long]);
  });

  it('truncateInput does not count the bytes of an image', () => {
    const image: AgentInputItem = {
      role: 'user',
      content: [{ type: 'input_image', image: `data:image/png;base64,${'A'.repeat(900_000)}` }],
    };

    expect(tokensOf(image)).toBeLessThan(2_000);
  });

  it('tokensOf takes a time that grows with the length of the text', () => {
    expect(growsFasterThanText((text) => tokensOf(question(text)), { longest: 262_144 })).toEqual([]);
  });

  it('truncateInput keeps the history before a PDF, because it does not count the bytes of a file', () => {
    const file = `data:application/pdf;base64,${'A'.repeat(900_000)}`;
    const asked: AgentInputItem = { role: 'user', content: [{ type: 'input_file', file, filename: 'a.pdf' }] };
    const items = [question('old'), answer('old'), asked];

    expect(truncateInput(items, 24_000)).toEqual(items);
  });

  it('truncateInput never separates a call from its result', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(400), (items, tokens) => {
        const kept = truncateInput(items, tokens);
        const last = items.findLast((item) => 'role' in item && item.role === 'user');

        expect(faultsOf(kept)).toEqual([]);
        expect(last === undefined || kept.includes(last)).toBe(true);
      }),
    );
  });
});

function isMessage(item: AgentInputItem): boolean {
  return 'role' in item;
}

/** The rules of the Responses API, written down a second time and in the other direction. */
function faultsOf(items: readonly AgentInputItem[]): string[] {
  const faults: string[] = [];
  const open = new Set<string>();
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    if (item.type === 'function_call') {
      if (seen.has(item.callId)) faults.push(`second call ${item.callId}`);
      seen.add(item.callId);
      open.add(item.callId);
    }
    if (item.type === 'function_call_result' && !open.delete(item.callId))
      faults.push(`result without call ${item.callId}`);
    if (
      item.type === 'reasoning' &&
      (!next || ('role' in next && next.role === 'user') || next.type === 'function_call_result')
    ) {
      faults.push(`reasoning without follower at ${index}`);
    }
  }
  return [...faults, ...[...open].map((id) => `call without result ${id}`)];
}
