import { newId } from '../../common/ids.js';
import { RESPONSE_ITEMS } from '../limits.js';
import { withNumbers } from './regular-end.js';
import {
  asArray,
  asIndex,
  asObject,
  asText,
  type EventReader,
  type RegularStream,
  repaired,
} from './regular-stream.js';
import { type Members, type RegularItem, regularItem } from './response-item.js';
import { hasContent, ResponseText } from './response-text.js';
import { ResponseThoughts } from './response-thoughts.js';
import { StreamedItem, StreamedItems } from './streamed-item.js';
import type { ThoughtHabits } from './thought-tags.js';
import { argumentsOf } from './tool-call-deltas.js';

const NO_HABITS: ThoughtHabits = new Map();

/**
 * A stream of the Responses API. Every item that it announces gets its end, every event names its item, and the completed
 * response holds what was streamed. Thoughts in the text become reasoning. An incomplete response is returned as a
 * completed one that keeps its `incomplete_details`, because the SDK would throw its text away.
 */
export class ResponsesStream implements RegularStream, EventReader {
  private readonly items = new StreamedItems();
  private readonly thoughts = new ResponseThoughts();
  private readonly text = new ResponseText(this.thoughts);
  private hasBegun = false;
  private hasEnded = false;

  private readonly readers: Readonly<Record<string, (event: Members) => unknown[]>> = {
    'response.created': (event) => this.readCreated(event),
    'response.output_item.added': (event) => this.readAdded(event),
    'response.content_part.added': (event) => this.text.addPart(this.messageOf(event), event),
    'response.output_text.delta': (event) => this.readText(event),
    'response.output_text.done': (event) => this.text.endPart(this.messageOf(event), event),
    // The reader needs only the end of the text and that of the message.
    'response.content_part.done': () => [],
    'response.output_text.annotation.added': (event) => this.readAnnotation(event),
    'response.function_call_arguments.delta': (event) => this.readArguments(event),
    'response.function_call_arguments.done': (event) => this.readArguments(event),
    'response.output_item.done': (event) => this.readDone(event),
    'response.completed': (event) => this.readEnd(event),
    'response.done': (event) => this.readEnd(event),
    'response.incomplete': (event) => this.readEnd(event),
  };

  constructor(
    private readonly model: string,
    private readonly habits: ThoughtHabits,
  ) {}

  read(events: readonly unknown[]): readonly unknown[] {
    return repaired(events, this);
  }

  end(isDone: boolean): readonly unknown[] {
    const { all } = this.items;
    const isWhole = all.some((item) => item.isWhole) && all.every((item) => item.isDone || item.isWhole);
    return isDone && isWhole && !this.hasEnded ? this.readEnd({}) : [];
  }

  take(event: unknown): boolean {
    return this.text.take(event);
  }

  repair(event: unknown): unknown[] {
    const members = asObject(event);
    if (this.hasEnded || typeof members?.type !== 'string') return [];
    const thought = this.thoughts.read(members, this.items.find(members, 'reasoning')?.id ?? 'reasoning');
    if (thought) return thought;
    const reader = Object.hasOwn(this.readers, members.type) ? this.readers[members.type] : undefined;
    return reader ? reader(members) : [event];
  }

  private readCreated(event: Members): unknown[] {
    if (this.hasBegun) return [];
    this.hasBegun = true;
    return [{ ...event, response: asObject(event.response) ?? {} }];
  }

  private readAdded(event: Members): unknown[] {
    const item = regularItem(event.item);
    if (!item || this.items.all.some(({ id, isDone }) => id === item.id && !isDone)) return [];
    return this.begin(item, event);
  }

  private begin(item: RegularItem, event: Members = {}): unknown[] {
    const isFirst = !this.items.all.some((streamed) => streamed.item.type === 'message');
    const streamed = new StreamedItem(item, asIndex(event.output_index), this.model, isFirst ? this.habits : NO_HABITS);
    this.items.add(streamed);
    if (item.type === 'message') return this.text.begin(streamed, event);
    const added = { ...event, type: 'response.output_item.added', item };
    if (item.type !== 'reasoning') return [...this.thoughts.end(), added];
    this.thoughts.announce(item.id);
    return [added];
  }

  private messageOf(event: Members): StreamedItem {
    const found = this.items.find(event, 'message');
    if (found) return found;
    const id = asText(event.item_id) ?? newId('message');
    this.begin({ type: 'message', id, role: 'assistant', status: 'in_progress', content: [] });
    return this.items.all.at(-1)!;
  }

  private readText(event: Members): unknown[] {
    const { delta, content_index } = event;
    if (typeof delta !== 'string' || delta === '') return [];
    return this.text.add(this.messageOf(event), asIndex(content_index) ?? 0, delta, event);
  }

  private readAnnotation(event: Members): unknown[] {
    const { id, isDone, frame } = this.messageOf(event);
    const isShown = !isDone && frame.length === 0;
    return isShown ? [{ ...event, item_id: id, content_index: asIndex(event.content_index) ?? 0 }] : [];
  }

  private readArguments(event: Members): unknown[] {
    const call = this.items.find(event, 'function_call') ?? this.newCall(event);
    const isWhole = event.type === 'response.function_call_arguments.done';
    if (isWhole) call.arguments = argumentsOf(event.arguments) || call.arguments;
    else call.arguments += argumentsOf(event.delta);
    const name = asText(event.name);
    if (call.item.name === '' && name !== undefined) call.item = { ...call.item, name };
    return [{ ...event, item_id: call.id }];
  }

  private newCall(event: Members): StreamedItem {
    const id = asText(event.item_id) ?? newId('tool_call');
    this.begin({ type: 'function_call', id, call_id: id, name: asText(event.name) ?? '', arguments: '' });
    return this.items.all.at(-1)!;
  }

  private readDone(event: Members): unknown[] {
    const item = regularItem(event.item);
    if (!item) return [];
    const found = this.items.find({ item_id: item.id, output_index: event.output_index }, item.type);
    if (found?.isDone) return [];
    const begin = item.type === 'message' ? { ...item, content: [] } : item;
    const before = found ? [] : this.begin(begin, event);
    return [...before, ...this.finish(found ?? this.items.all.at(-1)!, item, event)];
  }

  /** A message of which nothing can be shown is not announced either. */
  private finish(streamed: StreamedItem, finished: RegularItem, event: Members = {}): unknown[] {
    const isMessage = finished.type === 'message';
    const before: unknown[] = [];
    if (isMessage && streamed.text === '' && !streamed.hasThoughts)
      before.push(...this.text.addTexts(streamed, finished));
    if (isMessage) before.push(...this.text.end(streamed));
    if (finished.type === 'reasoning') before.push(...this.thoughts.finish(streamed.id, finished));
    streamed.item = streamed.whole(finished);
    streamed.isDone = true;
    if (isMessage && streamed.frame.length > 0 && !hasContent(streamed.item)) return before;
    const done = { ...event, type: 'response.output_item.done', item: streamed.item };
    return [...before, ...streamed.frame.splice(0), done];
  }

  private readEnd(event: Members): unknown[] {
    this.hasEnded = true;
    const response = asObject(event.response) ?? {};
    const sent = asArray(response.output)
      .slice(0, RESPONSE_ITEMS)
      .map(regularItem)
      .filter((item) => item !== undefined);
    const { unseen, partners } = this.items.pair(sent);
    const events = this.thoughts.end();
    for (const streamed of this.items.all) {
      const finished = partners.get(streamed) ?? (streamed.isWhole ? streamed.item : undefined);
      if (!streamed.isDone && finished) events.push(...this.finish(streamed, finished));
    }
    for (const item of unseen) if (item.type !== 'function_call') events.push(...this.readDone({ item }));
    const usage = asObject(response.usage);
    const { usage: _usage, ...rest } = response;
    const isIncomplete = event.type === 'response.incomplete' || response.status === 'incomplete';
    const completed = {
      ...rest,
      id: asText(response.id) ?? newId('run'),
      status: 'completed',
      output: this.items.output(sent),
      ...(isIncomplete && !response.incomplete_details ? { incomplete_details: { reason: 'unknown' } } : {}),
      ...(usage ? { usage: withNumbers(usage) } : {}),
    };
    return [...events, { ...event, type: 'response.completed', response: completed }];
  }
}
