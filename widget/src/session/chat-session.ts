import type { Outcome } from '../conversation/conversation.js';
import { stopStream, withdrawMessage } from '../conversation/stream-lifecycle.js';
import type { WidgetBridge } from '../host/bridge.js';
import { emitFailure } from '../host/failures.js';
import { type Quote, toQuote } from '../host/quote.js';
import { ChatKitClient, type ChatKitRequest } from '../transport/chatkit-client.js';
import { Visitor } from '../transport/visitor.js';
import type { UserMessageItem } from '../wire/types.js';
import { ChatStore } from './chat-store.js';
import { ClientTools } from './client-tools.js';
import { Drafts } from './drafts.js';
import { isSignedOut } from './failures.js';
import { textOf } from './messages.js';
import { SafeStorage } from './storage.js';
import { RUNNER_TIMES, type RunnerTimes, type StreamCall, type StreamEnd, StreamRunner } from './stream-runner.js';
import { ThreadReader } from './thread-reader.js';

/** State, transport and bridge of one chat, and the one stream that may run. Commands in this folder work on it. */
export class ChatSession {
  readonly store: ChatStore;
  readonly client: ChatKitClient;
  readonly threads: ThreadReader;
  readonly drafts = new Drafts(new SafeStorage(() => sessionStorage, 'bw:draft:'));
  readonly memory = new SafeStorage(() => localStorage, 'bw:');
  /** `client_message_id` of failed messages by entry key: sending one again must not create a second message. */
  readonly messageIds = new Map<string, string>();
  private readonly runner: StreamRunner;
  private readonly tools = new ClientTools();

  constructor(
    readonly bridge: WidgetBridge,
    times: RunnerTimes = RUNNER_TIMES,
  ) {
    this.store = new ChatStore((key, outcome) => this.handle(key, outcome));
    this.client = new ChatKitClient(
      () => ({
        url: bridge.apiUrl(),
        fetch: bridge.options().api?.fetch ?? ((input, init) => fetch(input, init)),
        locale: bridge.locale(),
        credentials: bridge.options().api?.credentials ?? 'same-origin',
      }),
      new Visitor(this.memory),
    );
    this.threads = new ThreadReader(this.client);
    this.runner = new StreamRunner(this.store, this.client, (error) => this.report(error), times);
  }

  /** True while a stream runs or a thread is loaded; commands that would interfere throw `BusyError` then. */
  get busy(): boolean {
    return this.runner.busy || this.store.state.loadingThread;
  }

  request(type: string, params: Record<string, unknown>, quote: Quote | null = null, id?: string): ChatKitRequest {
    const metadata = this.bridge.readerContext(quote);
    return { type, params, metadata: id ? { ...metadata, client_message_id: id } : metadata };
  }

  /** Runs one answer: its stream, and the further streams that follow from its client tool calls. */
  async answer(key: string, call: StreamCall): Promise<StreamEnd> {
    this.bridge.emit('response.start', {});
    let end = await this.runner.run(key, call);
    for (let pending = this.pendingTool(key, end); pending; pending = this.pendingTool(key, end)) {
      this.store.set({ phase: 'awaiting-tool', streamingKey: key });
      const result = await this.tools.answer(pending, this.bridge.options().onClientTool);
      if (this.store.state.phase !== 'awaiting-tool') return 'stopped';
      const request = this.request('threads.add_client_tool_output', { thread_id: pending.thread_id, result });
      end = await this.runner.run(key, { kind: 'tool-output', request });
    }
    if (end !== 'stopped') this.bridge.emit('response.end', {});
    return end;
  }

  /** Follows an answer that another tab requested. That tab executes its client tool calls. */
  async watch(key: string, call: StreamCall): Promise<StreamEnd> {
    this.bridge.emit('response.start', {});
    const end = await this.runner.run(key, call);
    if (end !== 'stopped') this.bridge.emit('response.end', {});
    return end;
  }

  private pendingTool(key: string, end: StreamEnd): ReturnType<ClientTools['takePending']> {
    return end === 'complete' ? this.tools.takePending(this.store.conversation(key)) : null;
  }

  /** Ends the answer for the reader at once, then cancels its run on the server. */
  async stop(): Promise<void> {
    const { streamingKey, phase } = this.store.state;
    if (phase === 'idle' || streamingKey === null) return;
    const before = this.store.conversation(streamingKey);
    const sent = before.entries[before.stream?.optimisticKey ?? '']?.item;
    this.store.change(streamingKey, before.thread === null ? withdrawMessage : stopStream);
    this.store.set({ phase: 'idle', streamingKey: null, reconnecting: false });
    if (before.thread === null && sent?.type === 'user_message') this.restoreToComposer(sent);
    this.bridge.emit('response.end', {});
    await this.runner.stop();
  }

  /** Puts a message that was not sent back into the message box, with its quote. */
  restoreToComposer(message: UserMessageItem): void {
    this.drafts.write(this.threadId(), textOf(message));
    if (message.quoted_text && this.store.state.quote === null)
      this.store.set({ quote: toQuote({ text: message.quoted_text }) });
  }

  /** Id of the shown thread; null before the server has created it. */
  threadId(): string | null {
    return this.store.conversation(this.store.state.shownKey).thread?.id ?? null;
  }

  /** Emits `chatkit.error`. Aborts are not errors; a 401 or 403 also asks the reader to sign in. */
  report(error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    if (isSignedOut(error)) {
      this.store.set({ needsSignIn: true });
      this.bridge.options().onAuthError?.();
    }
    emitFailure(this.bridge, error);
  }

  /** Reports the failure of work for which nothing waits. */
  watchFailure(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.report(error));
  }

  dispose(): void {
    this.runner.dispose();
  }

  private handle(key: string, outcome: Outcome): void {
    const { bridge, store } = this;
    switch (outcome.type) {
      case 'bound':
        this.drafts.move(null, outcome.threadId);
        if (key === store.state.shownKey) this.memory.set('thread', outcome.threadId);
        return bridge.emit('thread.change', { threadId: outcome.threadId });
      case 'thread-changed':
        return this.retitle(key);
      case 'effect':
        return bridge.emit('effect', { name: outcome.name, data: outcome.data });
      case 'server-error':
        return bridge.emit('error', { error: new Error(outcome.message ?? outcome.code) });
      case 'log':
        return bridge.emit('log', { name: outcome.name, data: outcome.data });
    }
  }

  /** Updates the list of chats when the server changes the title of a thread. */
  private retitle(key: string): void {
    const { thread } = this.store.conversation(key);
    const { history } = this.store.state;
    if (thread === null) return;
    const threads = history.threads.map((listed) => (listed.id === thread.id ? thread : listed));
    this.store.set({ history: { ...history, threads } });
  }
}
