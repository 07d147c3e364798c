import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Conversation, emptyConversation, type Outcome } from '../conversation/conversation.js';
import { takeOutcomes } from '../conversation/reduce.js';
import type { Quote } from '../host/quote.js';
import type { ThreadInfo } from '../wire/normalize.js';

/** The list of chats as far as it is loaded. */
export interface HistoryState {
  threads: readonly ThreadInfo[];
  status: 'new' | 'loading' | 'ready' | 'failed';
  cursor: string | null;
  hasMore: boolean;
}

/** `awaiting-tool`: the page executes a client tool call; the answer continues with its result. */
export type Phase = 'idle' | 'sending' | 'streaming' | 'awaiting-tool';

export interface ChatState {
  conversations: Readonly<Record<string, Conversation>>;
  /** Key of the conversation on screen. A stream writes to `streamingKey`, even when another one is shown. */
  shownKey: string;
  phase: Phase;
  streamingKey: string | null;
  loadingThread: boolean;
  loadFailed: string | null;
  loadingOlder: boolean;
  offline: boolean;
  reconnecting: boolean;
  needsSignIn: boolean;
  history: HistoryState;
  historyOpen: boolean;
  quote: Quote | null;
  toolId: string | null;
  modelId: string | null;
  feedback: Readonly<Record<string, 'positive' | 'negative'>>;
}

export const initialState = (): ChatState => ({
  conversations: { c1: emptyConversation() },
  shownKey: 'c1',
  phase: 'idle',
  streamingKey: null,
  loadingThread: false,
  loadFailed: null,
  loadingOlder: false,
  offline: false,
  reconnecting: false,
  needsSignIn: false,
  history: { threads: [], status: 'new', cursor: null, hasMore: false },
  historyOpen: false,
  quote: null,
  toolId: null,
  modelId: null,
  feedback: {},
});

const EMPTY = emptyConversation();
export const conversationIn = (state: ChatState, key: string): Conversation => state.conversations[key] ?? EMPTY;
export const shownConversation = (state: ChatState): Conversation => conversationIn(state, state.shownKey);

/** All state of one chat. Conversations change only through pure functions; their outcomes go to `onOutcome`. */
export class ChatStore {
  readonly api: StoreApi<ChatState> = createStore<ChatState>(() => initialState());
  private nextKey = 2;

  constructor(private readonly onOutcome: (key: string, outcome: Outcome) => void) {}

  get state(): ChatState {
    return this.api.getState();
  }

  set(change: Partial<ChatState>): void {
    this.api.setState(change);
  }

  conversation(key: string): Conversation {
    return conversationIn(this.state, key);
  }

  /** Replaces a conversation by what `change` makes of it and reports the outcomes. */
  change(key: string, change: (conversation: Conversation) => Conversation): void {
    const before = this.conversation(key);
    const [outcomes, after] = takeOutcomes(change(before));
    if (after !== before) this.set({ conversations: { ...this.state.conversations, [key]: after } });
    for (const outcome of outcomes) this.onOutcome(key, outcome);
  }

  /** Adds a conversation, shows it and returns its key. Conversations that neither are shown nor stream are dropped. */
  show(conversation: Conversation): string {
    const key = `c${this.nextKey++}`;
    const { streamingKey, conversations } = this.state;
    const streaming = streamingKey === null ? undefined : conversations[streamingKey];
    const kept = streaming && streamingKey !== null ? { [streamingKey]: streaming } : {};
    this.set({ conversations: { ...kept, [key]: conversation }, shownKey: key });
    return key;
  }
}
