import { z } from 'zod';
import { LOCAL_IDENTITY } from '../../../src/auth/identity.js';
import { attachmentSchema } from '../../../src/protocol/attachments.js';
import { threadItemSchema } from '../../../src/protocol/items.js';
import { threadMetadataSchema } from '../../../src/protocol/threads.js';
import { serialize } from '../../../src/protocol/wire.js';
import { MemoryThreadStore } from '../../../src/testing/memory.thread-store.js';
import { buildServer } from '../../support/build-server.js';
import { Comparison } from './compare.js';
import type { Fixture } from './fixtures.js';
import { ScriptedAttachments, ScriptedFeedback, ScriptedTranscriber } from './scripted-ports.js';
import { ScriptedResponder, type ScriptStep } from './scripted-responder.js';

export interface ServerFixture extends Fixture {
  readonly given: { threads: object[]; items: Record<string, object[]>; attachments: object[] };
  readonly respond: readonly ScriptStep[];
  readonly action?: readonly ScriptStep[];
  readonly server?: Record<string, never>;
  readonly requests: readonly RequestStep[];
  readonly keep_durations?: boolean;
  readonly keep_timestamps?: boolean;
}

interface RequestStep {
  readonly request?: object;
  readonly raw_request?: string;
  readonly respond?: readonly ScriptStep[];
  readonly action?: readonly ScriptStep[];
  readonly client_closes_after_events?: number;
  readonly expect: {
    kind: 'json' | 'stream' | 'error';
    body?: unknown;
    events?: unknown[];
    raised?: unknown;
    raw?: string;
  };
  readonly calls?: object[];
  readonly store_after?: StoreContent;
}

interface StoreContent {
  readonly threads: unknown[];
  readonly items: Record<string, unknown[]>;
  readonly attachments: unknown[];
}

type Outcome =
  | { kind: 'json'; body: unknown }
  | { kind: 'stream'; events: unknown[] }
  | { kind: 'error'; error: unknown };

/** Runs one `server` fixture against this server and reports every difference. */
export class ServerScenario {
  private readonly store = new MemoryThreadStore();
  private readonly responder = new ScriptedResponder();
  private readonly attachments: ScriptedAttachments;
  private readonly built: ReturnType<typeof buildServer>;
  private readonly comparison: Comparison;

  constructor(private readonly fixture: ServerFixture) {
    const calls = this.responder.calls;
    const script = fixture.server ?? {};
    this.attachments = new ScriptedAttachments(calls, script.attachment_store);
    this.comparison = new Comparison({ exactDurations: fixture.keep_durations, anyInstant: fixture.keep_timestamps });
    this.built = buildServer({
      store: this.store,
      responder: this.responder,
      attachments: this.attachments,
      feedback: new ScriptedFeedback(script.feedback ? calls : []),
      transcriber: new ScriptedTranscriber(calls, script.transcribe),
    });
  }

  async differences(): Promise<string[]> {
    const found: string[] = [];
    try {
      await this.prepare();
    } catch (error) {
      return [`what the fixture gives is not stored here: ${String(error)}`];
    }
    for (const [index, step] of this.fixture.requests.entries()) {
      found.push(...(await this.play(step)).map((line) => `request ${index}: ${line}`));
    }
    return found;
  }

  private async prepare(): Promise<void> {
    const { threads, items, attachments } = this.fixture.given;
    for (const thread of threads.map((value) => threadMetadataSchema.parse(value))) {
      const own = z.array(threadItemSchema).parse(items[thread.id] ?? []);
      await this.store.addThread(
        LOCAL_IDENTITY,
        thread,
        own.map((item) => ({ item })),
      );
    }
    for (const attachment of attachments)
      await this.attachments.save(LOCAL_IDENTITY, attachmentSchema.parse(attachment));
  }

  private async play(step: RequestStep): Promise<string[]> {
    const { comparison, responder, fixture } = this;
    responder.calls.length = 0;
    responder.script = {
      respond: step.respond ?? fixture.respond,
      action: step.action ?? fixture.action,
      streamOptions: fixture.server?.stream_options,
      syncAction: fixture.server?.sync_action,
    };
    const outcome = await this.send(step);
    return [
      ...compareOutcome(comparison, outcome, step.expect),
      ...comparison.differences(responder.calls, step.calls ?? [], 'calls'),
      ...(step.store_after
        ? comparison.differences(await this.storeContent(), comparable(step.store_after), 'store')
        : []),
    ];
  }

  private async send(step: RequestStep): Promise<Outcome> {
    const caller = { identity: LOCAL_IDENTITY, requestId: 'req_test' };
    try {
      const body =
        step.raw_request === undefined ? this.comparison.bindings.resolve(step.request) : JSON.parse(step.raw_request);
      const reply = await this.built.server.process(body, caller);
      if (reply.kind === 'json') return { kind: 'json', body: JSON.parse(serialize(reply.body)) };
      if (reply.kind === 'events') return { kind: 'stream', events: [...reply.events] };
      return { kind: 'stream', events: await this.follow(reply.run.id, step.client_closes_after_events) };
    } catch (error) {
      return { kind: 'error', error };
    }
  }

  /** Reads a run like a client without resume: the run is stopped when the client disconnects. */
  private async follow(runId: string, leaveAfter = Infinity): Promise<unknown[]> {
    const { runs, log } = this.built;
    const events: unknown[] = [];
    this.responder.disconnect = () => runs.abandon(runId);
    for await (const batch of log.tail(runId, 0, new AbortController().signal)) {
      for (const { json } of batch) if (events.length < leaveAfter) events.push(JSON.parse(json));
    }
    await runs.ended(runId);
    return events;
  }

  private async storeContent(): Promise<object> {
    const everything = { limit: 100, order: 'asc' } as const;
    const threads = (await this.store.listThreads(LOCAL_IDENTITY, everything)).data;
    const items: Record<string, unknown> = {};
    for (const { id } of threads) {
      const { data } = await this.store.listItems(LOCAL_IDENTITY, id, everything);
      if (data.length > 0) items[id] = data;
    }
    return withoutNulls({ threads, items, attachments: this.attachments.list() });
  }
}

/** The reference can fail before the first frame of a stream. This server then answers with a status, which a client treats alike. */
function compareOutcome(comparison: Comparison, outcome: Outcome, expected: RequestStep['expect']): string[] {
  const fails = expected.kind === 'error' || (expected.raised !== undefined && expected.events?.length === 0);
  if (outcome.kind === 'error') return fails ? [] : [`failed: ${String(outcome.error)}`];
  if (fails) return ['did not fail'];
  if (outcome.kind !== expected.kind) return [`answered with ${outcome.kind} instead of ${expected.kind}`];
  if (outcome.kind === 'json') return comparison.differences(outcome.body, expected.body, 'body');
  return [
    ...comparison.differences(outcome.events, expected.events, 'events'),
    ...(expected.raised ? ['did not fail'] : []),
  ];
}

/** Removes empty lists of items, because a store may or may not have a list for a thread without items. */
function comparable(content: StoreContent): StoreContent {
  return {
    ...content,
    items: Object.fromEntries(Object.entries(content.items).filter(([, items]) => items.length > 0)),
  };
}

/** Removes null members, except in free-form JSON of the integration. */
function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNulls) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(kept.map(([key, member]) => [key, OWN_JSON.has(key) ? member : withoutNulls(member)])) as T;
}

const OWN_JSON: ReadonlySet<string> = new Set(['output', 'arguments', 'metadata', 'payload', 'data']);
