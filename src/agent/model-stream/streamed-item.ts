import { AppError } from '../../common/errors/app-error.js';
import { RESPONSE_ITEMS } from '../limits.js';
import { GrowingText } from './growing-text.js';
import { type Members, type RegularItem, textOfItem } from './response-item.js';
import { type ThoughtHabits, ThoughtTags } from './thought-tags.js';
import { isJson } from './tool-call-deltas.js';

/** An item of a response as it has arrived so far. */
export class StreamedItem {
  /** Texts of the parts of a message, without thoughts. */
  readonly texts: GrowingText[] = [];
  arguments = '';
  isDone = false;
  /** Whether the text of the server has thoughts in it, so that only `texts` may be used. */
  hasThoughts = false;
  /** Events that announce a message, until its first word comes. */
  frame: unknown[] = [];
  readonly announcedParts = new Set<number>();

  readonly tags: ThoughtTags;

  constructor(
    public item: RegularItem,
    readonly outputIndex: number | undefined,
    model: string,
    habits: ThoughtHabits,
  ) {
    this.tags = new ThoughtTags(() => this.text, model, habits);
  }

  get id(): string {
    return this.item.id;
  }

  get text(): string {
    return this.texts.map(({ value }) => value).join('');
  }

  /** Whether the item can be used although the server has not finished it. */
  get isWhole(): boolean {
    if (this.item.type === 'message') return this.text.trim() !== '';
    if (this.item.type !== 'function_call') return this.isDone;
    return this.item.name !== '' && isJson(this.whole(this.item).arguments as string);
  }

  /** The item as the server has finished it; what it lacks is taken from what was streamed. */
  whole(finished: RegularItem): RegularItem {
    switch (finished.type) {
      case 'message':
        return this.wholeMessage(finished);
      case 'function_call':
        return {
          ...this.item,
          ...finished,
          name: finished.name === '' ? this.item.name : finished.name,
          arguments: finished.arguments === '' ? this.arguments || this.item.arguments : finished.arguments,
        };
      default:
        return finished;
    }
  }

  private wholeMessage(finished: RegularItem): RegularItem {
    const isLacking = textOfItem(finished) === '' && this.text !== '';
    if (!this.hasThoughts && !isLacking) return finished;
    const parts = finished.content as readonly Members[];
    const content = this.texts.map(({ value: text }, index) => ({
      type: 'output_text',
      annotations: [],
      ...(this.hasThoughts ? {} : parts[index]),
      text,
    }));
    return { ...finished, content };
  }
}

/** The items of one response in the order in which they began. */
export class StreamedItems {
  readonly all: StreamedItem[] = [];

  /** @throws AppError when the response has more items than the server accepts. */
  add(item: StreamedItem): void {
    if (this.all.length >= RESPONSE_ITEMS) throw new AppError({ code: 'model_answer_too_long' });
    this.all.push(item);
  }

  /** The item that an event means: by id, by place, or else the last open one of the type. */
  find(event: Members, type: string): StreamedItem | undefined {
    const ofType = this.all.filter(({ item }) => item.type === type);
    return (
      ofType.findLast(({ id }) => id === event.item_id) ??
      ofType.findLast(({ outputIndex }) => outputIndex !== undefined && outputIndex === event.output_index) ??
      ofType.findLast(({ isDone }) => !isDone)
    );
  }

  /**
   * Which items of the output that the server sent at the end were streamed: those with the same id, and else those of the
   * same type in their order, because some servers give items new ids at the end.
   */
  pair(sent: readonly RegularItem[]): Pairs {
    const free = new Set(this.all);
    const partners = new Map<StreamedItem, RegularItem>();
    const unseen = new Set(sent);
    const pairBy = (isSame: (streamed: StreamedItem, item: RegularItem) => boolean) => {
      for (const item of sent) {
        const streamed = unseen.has(item) && [...free].find((one) => one.item.type === item.type && isSame(one, item));
        if (!streamed) continue;
        partners.set(streamed, item);
        free.delete(streamed);
        unseen.delete(item);
      }
    };
    pairBy(({ id }, item) => id === item.id);
    pairBy(() => true);
    return { partners, unseen };
  }

  /** What the server sent at the end, with what it has left out. */
  output(sent: readonly RegularItem[]): RegularItem[] {
    const { partners } = this.pair(sent);
    const streamedOf = new Map([...partners].map(([streamed, item]) => [item, streamed]));
    const left = this.all.filter((streamed) => !partners.has(streamed) && (streamed.isDone || streamed.isWhole));
    return [
      ...sent.map((item) => streamedOf.get(item)?.whole(item) ?? item),
      ...left.map((streamed) => streamed.whole(streamed.item)),
    ];
  }
}

interface Pairs {
  readonly partners: ReadonlyMap<StreamedItem, RegularItem>;
  /** Items that were not streamed. */
  readonly unseen: ReadonlySet<RegularItem>;
}
