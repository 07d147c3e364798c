import { type Entry, entriesOf } from '../conversation/conversation.js';
import { removeMessage, truncateAfter } from '../conversation/stream-lifecycle.js';
import type { UploadedFile } from '../host/panel-handle.js';
import { type Quote, toQuote } from '../host/quote.js';
import type { UserMessageInput, UserMessageItem } from '../wire/types.js';
import { BusyError } from './busy-error.js';
import type { ChatSession } from './chat-session.js';
import { messageInput, optimisticMessage } from './messages.js';
import { newThread, refreshThread } from './threads.js';

/**
 * Sends the draft of the shown thread with its quote, tool and model. Does nothing when it is empty or the chat is
 * busy.
 */
export async function sendDraft(session: ChatSession): Promise<void> {
  const { quote, toolId, modelId } = session.store.state;
  const threadId = session.threadId();
  const text = session.drafts.read(threadId).trim();
  if (text === '' || session.busy) return;
  session.drafts.write(threadId, '');
  session.store.set({ quote: null });
  await sendMessage(session, { input: messageInput({ text, quote: quote?.text ?? null, toolId, modelId }), quote });
}

export interface Submission {
  input: UserMessageInput;
  quote: Quote | null;
  files?: readonly UploadedFile[] | undefined;
}

/** Sends a message in the shown thread, or in a new one when none is shown. Throws `BusyError` while an answer runs. */
export async function sendMessage(session: ChatSession, submission: Submission): Promise<void> {
  if (session.busy) throw new BusyError();
  await submit(session, submission, crypto.randomUUID());
}

async function submit(session: ChatSession, { input, quote, files }: Submission, id: string): Promise<void> {
  const key = session.store.state.shownKey;
  const threadId = session.threadId();
  const params = threadId === null ? { input } : { thread_id: threadId, input };
  const type = threadId === null ? 'threads.create' : 'threads.add_user_message';
  const message = optimisticMessage(input, threadId, files);
  const kind = threadId === null ? 'create' : 'message';
  const end = await session.answer(key, { kind, message, request: session.request(type, params, quote, id) });
  const failed = end === 'failed' || end === 'interrupted' ? unsentMessage(session, key) : null;
  if (failed) session.messageIds.set(`${key} ${failed.key}`, id);
  if (failed?.item.type === 'user_message' && session.store.conversation(key).failure?.kind === 'gone')
    return startOver(session, failed.item);
  if (end === 'interrupted') await refreshThread(session, key);
}

/**
 * The thread was deleted: shows a new chat with the message in its message box. The reader decides to send it again.
 */
function startOver(session: ChatSession, message: UserMessageItem): void {
  newThread(session);
  session.restoreToComposer(message);
}

const unsentMessage = (session: ChatSession, key: string): Entry | null =>
  entriesOf(session.store.conversation(key)).find((entry) => entry.phase === 'failed') ?? null;

/**
 * Retries a question, by default the last one: sends it again if the server never received it, otherwise requests a new
 * answer to it. Throws `BusyError` while an answer runs.
 */
export async function retry(session: ChatSession, questionKey?: string): Promise<void> {
  if (session.busy) throw new BusyError();
  const { shownKey } = session.store.state;
  const entries = entriesOf(session.store.conversation(shownKey));
  const question = questionKey
    ? entries.find((entry) => entry.key === questionKey)
    : entries.findLast((entry) => entry.item.type === 'user_message');
  if (question?.item.type !== 'user_message') return;
  if (question.serverId === null) return resend(session, shownKey, question, question.item);
  const itemId = question.serverId;
  session.store.change(shownKey, (conversation) => truncateAfter(conversation, itemId));
  const params = { thread_id: session.threadId(), item_id: itemId };
  const request = session.request('threads.retry_after_item', params, quoteOf(question.item));
  const end = await session.answer(shownKey, { kind: 'retry', request });
  if (end === 'interrupted' || end === 'failed') await refreshThread(session, shownKey);
}

async function resend(session: ChatSession, key: string, entry: Entry, item: UserMessageItem): Promise<void> {
  const id = session.messageIds.get(`${key} ${entry.key}`) ?? crypto.randomUUID();
  session.store.change(key, (conversation) => removeMessage(conversation, entry.key));
  const { content, quoted_text, inference_options, attachments: files } = item;
  const attachments = files.map((file) => file.id);
  const input = { content, attachments, ...(quoted_text ? { quoted_text } : {}), inference_options };
  await submit(session, { input, quote: quoteOf(item), files }, id);
}

const quoteOf = (item: UserMessageItem): Quote | null =>
  item.quoted_text ? toQuote({ text: item.quoted_text }) : null;

/** Moves the message that was not sent back into the message box. */
export function editFailed(session: ChatSession): void {
  const { shownKey } = session.store.state;
  const failed = unsentMessage(session, shownKey);
  if (failed?.item.type !== 'user_message') return;
  const message = failed.item;
  session.store.change(shownKey, (conversation) => removeMessage(conversation, failed.key));
  session.restoreToComposer(message);
}
