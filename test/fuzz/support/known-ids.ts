import { KINDS, type Kind } from './schema-values.js';

const KEPT = 200;
const PREFIXES: Readonly<Record<Kind, RegExp>> = {
  thread: /"(thread_[\w-]{8,})"/g,
  item: /"((?:msg|tc|tsk|wf|sin)_[\w-]{8,})"/g,
  run: /"(run_[\w-]{8,})"/g,
  attachment: /"(atc_[\w-]{8,})"/g,
};

/** Ids from responses, so that requests reach rows that exist. Only the newest are kept: older ones may be deleted. */
export class KnownIds {
  private readonly ids: Readonly<Record<Kind, string[]>> = { thread: [], item: [], run: [], attachment: [] };

  learn(response: string): void {
    for (const kind of KINDS) {
      for (const [, id] of response.slice(0, 4_000).matchAll(PREFIXES[kind])) this.add(kind, id!);
    }
  }

  add(kind: Kind, id: string): void {
    const kept = this.ids[kind];
    if (!kept.includes(id)) kept.push(id);
    if (kept.length > KEPT) kept.shift();
  }

  /** Replaces the placeholders of a text. Without a known id of the kind, the placeholder becomes an unknown id. */
  fill(text: string): string {
    return text.replaceAll(/@(thread|item|run|attachment):(\d+)@/g, (_placeholder, kind: Kind, index: string) => {
      const kept = this.ids[kind];
      return kept[Number(index) % Math.max(1, kept.length)] ?? `${kind}_unknown`;
    });
  }
}
