import { contentOf, mayHaveThought } from './delta-content.js';
import { GrowingText } from './growing-text.js';
import { finishReasonOf, usageOf } from './regular-end.js';
import {
  asArray,
  asIndex,
  asObject,
  asText,
  type EventReader,
  type RegularStream,
  repaired,
} from './regular-stream.js';
import { isTextWasThought, type TextWasThought, textWasThought } from './text-was-thought.js';
import { type Piece, type ThoughtHabits, ThoughtTags } from './thought-tags.js';
import { ToolCallDeltas } from './tool-call-deltas.js';

type Members = Readonly<Record<string, unknown>>;
type Delta = Record<string, unknown> | TextWasThought;
/** A chunk that needs no care. */
interface Ordinary {
  readonly id?: string;
  readonly choices: readonly [
    {
      readonly index: 0;
      readonly delta: { readonly content: string; readonly [member: string]: unknown };
      readonly finish_reason?: unknown;
    },
  ];
}

/** A last chunk that repeats a shorter text is taken as text: it may be a word that occurs twice. Characters. */
const REPEATED_CHARACTERS = 16;

/**
 * A stream of Chat Completions. Each chunk that it returns has at most one choice, with an object as `delta`, its text as a
 * string, what the reader is shown as a thought in `delta.thought`, and regular tool calls; other members stay as they are.
 */
export class ChatStream implements RegularStream, EventReader {
  private readonly tags: ThoughtTags;
  private readonly calls = new ToolCallDeltas();
  private readonly text = new GrowingText();
  private lastText = '';
  private finishReason?: string;
  private id?: string;

  constructor(model: string, habits: ThoughtHabits) {
    this.tags = new ThoughtTags((unread) => this.text.value.slice(0, this.text.value.length - unread), model, habits);
  }

  read(events: readonly unknown[]): readonly unknown[] {
    return repaired(events, this);
  }

  end(isDone: boolean): readonly unknown[] {
    const isWhole = this.calls.isEmpty ? this.text.value.trim() !== '' : this.calls.areComplete;
    const isLeftOut = this.finishReason === undefined && isDone && isWhole;
    return this.chunksOf({ id: this.id }, {}, this.lastDeltas(), isLeftOut ? 'stop' : undefined);
  }

  /** Takes nearly all chunks: some text, and nothing that needs care. @returns false for any other. */
  take(event: unknown): boolean {
    const { choices, id } = (event ?? {}) as Partial<Ordinary>;
    if (!Array.isArray(choices) || choices.length !== 1 || this.finishReason !== undefined) return false;
    const { index, delta, finish_reason } = (choices[0] ?? {}) as Partial<Ordinary['choices'][0]>;
    if (index !== 0 || !delta || typeof delta.content !== 'string' || delta.content === '') return false;
    if ((finish_reason ?? undefined) !== undefined || delta.tool_calls || delta.function_call) return false;
    if (mayHaveThought(delta) || !this.tags.takeText(delta.content)) return false;
    this.addText(delta.content);
    this.id ??= id;
    return true;
  }

  private addText(text: string): void {
    this.text.add(text);
    this.lastText = text;
  }

  repair(event: unknown): readonly unknown[] {
    const sent = asObject(event);
    if (!sent) return [];
    const choices = asArray(sent.choices)
      .map(asObject)
      .filter((choice) => choice !== undefined);
    const choice = choices.find(({ index }) => (asIndex(index) ?? 0) === 0);
    const { type: _type, ...members } = sent;
    const chunk = { ...members, id: asText(sent.id), usage: usageOf(sent, choice) };
    this.id ??= chunk.id;
    if (!choice) return [{ ...chunk, choices: [] }];
    const reason = finishReasonOf(choice.finish_reason);
    const deltas = this.readDelta(asObject(choice.delta) ?? this.wholeMessage(choice), reason);
    if (reason !== undefined) deltas.push(...this.lastDeltas());
    const chunks = this.chunksOf(chunk, choice, deltas, reason);
    return chunks.length > 0 ? chunks : [{ ...chunk, choices: [] }];
  }

  /** Some servers send the whole message at the end, or instead of a stream. */
  private wholeMessage(choice: Members): Members {
    const isFirst = this.text.value === '' && this.calls.isEmpty;
    return (isFirst ? asObject(choice.message) : undefined) ?? {};
  }

  private readDelta(delta: Members, reason?: string): Delta[] {
    const { content: _content, tool_calls, function_call, refusal, ...rest } = delta;
    const { text: sent, thought } = contentOf(delta);
    const text = this.isRepeated(sent, reason) ? '' : sent;
    if (text !== '') this.addText(text);
    const thoughts: Piece[] = thought === '' ? [] : [{ kind: 'thought', text: thought }];
    const texts = text === '' ? [] : (this.tags.feed(text) ?? [{ kind: 'text', text }]);
    const begin = typeof refusal === 'string' ? { ...rest, refusal } : rest;
    const deltas = this.deltasOf(begin, [...thoughts, ...texts]);
    const entries = [tool_calls ?? [], function_call ? { function: function_call } : []].flat();
    const calls = this.calls.read(entries);
    if (calls.length > 0) deltas.push({ tool_calls: calls });
    return deltas;
  }

  /** Whether the chunk repeats the last one after the end, or at the end the whole text. */
  private isRepeated(text: string, reason?: string): boolean {
    if (this.finishReason !== undefined) return text === this.lastText;
    const isWhole = text === this.text.value && text !== this.lastText && text.length >= REPEATED_CHARACTERS;
    return reason !== undefined && isWhole;
  }

  private lastDeltas(): Delta[] {
    const ids = this.calls.end();
    return [...this.deltasOf({}, this.tags.end()), ...(ids.length > 0 ? [{ tool_calls: ids }] : [])];
  }

  /** As few deltas as possible: the reader gets the thought of a delta before its text. */
  private deltasOf(begin: Members, pieces: readonly Piece[]): Delta[] {
    const deltas: Delta[] = [];
    let delta: { [member: string]: unknown; thought?: string; content?: string } = { ...begin };
    for (const piece of pieces) {
      const { kind, text } = piece;
      if (kind === 'was_thought' || (kind === 'thought' && 'content' in delta)) {
        deltas.push(delta);
        delta = {};
      }
      if (piece.kind === 'was_thought') deltas.push(textWasThought(piece));
      else if (kind === 'thought') delta.thought = (delta.thought ?? '') + text;
      else delta.content = (delta.content ?? '') + text;
    }
    return Object.keys(delta).length > 0 ? [...deltas, delta] : deltas;
  }

  /** @param reason is part of the last chunk, and so is the usage. */
  private chunksOf(chunk: Members, choice: Members, deltas: readonly Delta[], reason?: string): readonly unknown[] {
    const isStopForCalls = reason === 'stop' && !this.calls.isEmpty;
    this.finishReason ??= isStopForCalls ? 'tool_calls' : reason;
    const { usage, ...base } = chunk;
    const ending = { finish_reason: reason === undefined ? null : this.finishReason };
    const all =
      reason === undefined
        ? deltas
        : [...deltas, ...(isTextWasThought(deltas.at(-1)) || deltas.length === 0 ? [{}] : [])];
    return all.map((delta, index) => {
      if (isTextWasThought(delta)) return delta;
      const isLast = index === all.length - 1;
      const { message: _message, ...rest } = choice;
      const end = isLast ? ending : { finish_reason: null };
      return { ...base, ...(isLast ? { usage } : {}), choices: [{ ...rest, index: 0, delta, ...end }] };
    });
  }
}
