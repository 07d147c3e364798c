import { KINDS, type Kind } from './schema-values.js';

const KEPT = 200;
const PREFIXES: Readonly<Record<Kind, RegExp>> = {
  thread: /"(thread_[0-9a-f]{32})"/g,
  item: /"((?:msg|tc|tsk|wf|sin)_[0-9a-f]{32})"/g,
  run: /"(run_[0-9a-f]{32})"/g,
  attachment: /"(atc_[0-9a-f]{32})"/g,
};
const MISSING = /There is no (thread|item|run|attachment) \\?"(\w+)/;

/** Ids from responses, so that requests reach rows that exist. Only the newest are kept: older ones may be deleted. */
export class KnownIds {
  private readonly ids: Readonly<Record<Kind, string[]>> = { thread: [], item: [], run: [], attachment: [] };
  private readonly itemsOf = new Map<string, readonly string[]>();

  learn(response: string): void {
    const [, kind, missing] = MISSING.exec(response.slice(0, 1_000)) ?? [];
    if (missing !== undefined) return this.forget(kind as Kind, missing);
    const beginning = response.slice(0, 4_000);
    for (const kind of KINDS) {
      for (const [, id] of beginning.matchAll(PREFIXES[kind])) this.add(kind, id!);
    }
    const threads = new Set(Array.from(beginning.matchAll(PREFIXES.thread), ([, id]) => id!));
    const items = Array.from(beginning.matchAll(PREFIXES.item), ([, id]) => id!);
    if (threads.size === 1 && items.length > 0) this.itemsOf.set([...threads][0]!, items);
  }

  add(kind: Kind, id: string): void {
    const kept = this.ids[kind];
    if (!kept.includes(id)) kept.push(id);
    if (kept.length > KEPT) this.itemsOf.delete(kept.shift()!);
  }

  /**
   * Replaces the placeholders of a text, the lowest numbers by the newest ids. An item belongs to the thread of the text, if
   * one is known, in every second number. Without a known id of the kind, the placeholder becomes an unknown id.
   */
  fill(text: string): string {
    let thread = '';
    return text
      .replaceAll(/@(thread|run|attachment):(\d+)@/g, (_placeholder, kind: Kind, index: string) => {
        const id = newest(this.ids[kind], Number(index)) ?? `${kind}_unknown`;
        if (kind === 'thread') thread = id;
        return id;
      })
      .replaceAll(/@item:(\d+)@/g, (_placeholder, index: string) => {
        const ofThread = this.itemsOf.get(thread) ?? [];
        const ids = Number(index) % 2 === 0 && ofThread.length > 0 ? ofThread : this.ids.item;
        return newest(ids, Math.floor(Number(index) / 2)) ?? 'item_unknown';
      });
  }

  private forget(kind: Kind, id: string): void {
    const at = this.ids[kind].indexOf(id);
    if (at >= 0) this.ids[kind].splice(at, 1);
    this.itemsOf.delete(id);
  }
}

function newest(ids: readonly string[], index: number): string | undefined {
  return ids.at(-1 - (index % Math.max(1, ids.length)));
}
