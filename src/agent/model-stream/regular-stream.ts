import type { ThoughtHabits } from './thought-tags.js';

/**
 * Makes the events of one response regular: whatever the server sends, what follows gets only events as the API describes
 * them. Costs nearly nothing for events that are regular already.
 */
export interface RegularStream {
  /** @param events of one packet. @returns the same array when nothing had to be changed. */
  read(events: readonly unknown[]): readonly unknown[];
  /** @param isDone whether the server said that nothing follows. @returns what the server has left out. */
  end(isDone: boolean): readonly unknown[];
}

/** @param model that answers; `habits` live as long as the client. */
export type NewRegularStream = (model: string, habits: ThoughtHabits) => RegularStream;

/** For streams that need no repair. */
export const AS_IT_COMES: RegularStream = { read: (events) => events, end: () => [] };

/** How the events of one stream are read. */
export interface EventReader {
  /** Is called once with each event, in order. @returns whether the event stays as it is, as nearly all do. */
  take(event: unknown): boolean;
  /** Is called with each event that was not taken. @returns the regular events that replace it. */
  repair(event: unknown): readonly unknown[];
}

/** Makes no list and no function for events that are taken. @returns the same array when every event of it is taken. */
export function repaired(events: readonly unknown[], reader: EventReader): readonly unknown[] {
  let all: unknown[] | undefined;
  for (let index = 0; index < events.length; index += 1) {
    const event = events[index];
    if (reader.take(event)) all?.push(event);
    else (all ??= events.slice(0, index)).push(...reader.repair(event));
  }
  return all ?? events;
}

/** A value of JSON as an object; undefined for anything else, also for an array. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** A value of JSON as an array; anything else, such as null, is an empty one. */
export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A text that is not empty; numbers are taken as texts, as some servers send ids. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** A whole number from 0, also one that is sent as a text. */
export function asIndex(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
}
