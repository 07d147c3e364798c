import type { AgentInputItem } from '@openai/agents';
import { isCall } from '../is-call.js';

/**
 * Makes any list of items acceptable to a model: every call is followed by exactly one result, every result has its call,
 * and reasoning is followed by an item of the model. Omits items that break this, so that an incomplete turn never makes
 * a thread unusable. A valid list is returned unchanged.
 */
export function repairInput(items: readonly AgentInputItem[]): AgentInputItem[] {
  return withoutDanglingReasoning(withoutUnpaired(items));
}

function withoutUnpaired(items: readonly AgentInputItem[]): AgentInputItem[] {
  const resultOf = pairCalls(items);
  const results = new Set(resultOf.values());
  return items.filter((item, index) => {
    if (isCall(item)) return resultOf.has(index);
    return !isResult(item) || results.has(index);
  });
}

/** Maps the index of each call to the index of the first result after it. A second call with a used id has no pair. */
function pairCalls(items: readonly AgentInputItem[]): Map<number, number> {
  const open = new Map<string, number>();
  const used = new Set<string>();
  const pairs = new Map<number, number>();
  for (const [index, item] of items.entries()) {
    const id = callIdOf(item);
    if (id === undefined) continue;
    const call = open.get(id);
    if (isCall(item) && !used.has(id)) {
      open.set(id, index);
      used.add(id);
    } else if (isResult(item) && call !== undefined) {
      pairs.set(call, index);
      open.delete(id);
    }
  }
  return pairs;
}

function withoutDanglingReasoning(items: readonly AgentInputItem[]): AgentInputItem[] {
  const kept: AgentInputItem[] = [];
  for (const item of items.toReversed()) {
    if (item.type !== 'reasoning' || isOfModel(kept.at(-1))) kept.push(item);
  }
  return kept.toReversed();
}

function isOfModel(item: AgentInputItem | undefined): boolean {
  if (!item) return false;
  return item.type === 'reasoning' || isCall(item) || ('role' in item && item.role === 'assistant');
}

function isResult(item: AgentInputItem): boolean {
  return item.type !== undefined && /_call_(result|output)$|^tool_search_output$/.test(item.type);
}

function callIdOf(item: AgentInputItem): string | undefined {
  return 'callId' in item && typeof item.callId === 'string' ? item.callId : undefined;
}
