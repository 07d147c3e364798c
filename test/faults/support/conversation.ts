import type { ThreadStreamEvent } from '../../../src/protocol/events.js';
import type { ThreadItem } from '../../../src/protocol/items.js';
import { addMessage, createThread, listItems } from '../../support/requests.js';
import { postForEvents } from '../../support/sse-client.js';

/** A thread as a client sees it, over HTTP. */
export class Conversation {
  threadId = '';

  constructor(private readonly url: string) {}

  /** Sends a question and returns all events of the answer. `onEvent` gets each event when it arrives. */
  async ask(
    question: string,
    onEvent: (event: ThreadStreamEvent) => void = () => undefined,
  ): Promise<ThreadStreamEvent[]> {
    const request = this.threadId ? addMessage(this.threadId, question) : createThread(question);
    const stream = await postForEvents(`${this.url}/chatkit`, request);
    if (stream.status !== 200) throw new Error(`${stream.status}: ${stream.body}`);
    const events: ThreadStreamEvent[] = [];
    for await (const { data } of stream.frames) {
      const event = JSON.parse(data) as ThreadStreamEvent;
      if (event.type === 'thread.created') this.threadId = event.thread.id;
      events.push(event);
      onEvent(event);
    }
    return events;
  }

  /** The items that a client gets when it opens the thread again. */
  async items(): Promise<ThreadItem[]> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.url}/chatkit`, {
      method: 'POST',
      headers,
      body: JSON.stringify(listItems(this.threadId)),
    });
    return ((await response.json()) as { data: ThreadItem[] }).data;
  }

  /** One line for each item: its type and its text. */
  async transcript(): Promise<string[]> {
    return (await this.items()).map(
      (item) =>
        `${item.type}: ${'content' in item && Array.isArray(item.content) ? item.content.map(({ text }) => text).join('') : ''}`,
    );
  }
}

export function errorsOf(events: readonly ThreadStreamEvent[]) {
  return events.filter((event) => event.type === 'error');
}

export function textOf(events: readonly ThreadStreamEvent[]): string {
  return events
    .flatMap((event) => (event.type === 'thread.item.updated' && 'delta' in event.update ? [event.update.delta] : []))
    .join('');
}
