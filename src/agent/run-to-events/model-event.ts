/** A reference that the model itself attached to its text; `index` is the offset after the cited words. */
export type ModelCitation =
  | { readonly kind: 'url'; readonly url: string; readonly title: string; readonly index: number }
  | { readonly kind: 'file' | 'container_file'; readonly filename: string; readonly index: number };

/** A part of a message: text, or a refusal, which is shown like text. */
export interface ModelContent {
  readonly text: string;
  readonly citations: readonly ModelCitation[];
}

/**
 * An event of a model, in the same form for every API. `itemId` is the provider's and is not used outside this folder.
 */
export type ModelEvent =
  | { readonly type: 'message.added'; readonly itemId: string; readonly content: readonly ModelContent[] }
  | { readonly type: 'part.added'; readonly itemId: string; readonly part: number; readonly content: ModelContent }
  | { readonly type: 'text.delta'; readonly itemId: string; readonly part: number; readonly delta: string }
  | { readonly type: 'text.done'; readonly itemId: string; readonly part: number; readonly text: string }
  | {
      readonly type: 'citation.added';
      readonly itemId: string;
      readonly part: number;
      readonly citation: ModelCitation;
    }
  | { readonly type: 'message.done'; readonly itemId: string; readonly content: readonly ModelContent[] }
  /** The message was a thought, which follows as one. */
  | { readonly type: 'message.removed'; readonly itemId: string }
  | { readonly type: 'reasoning.added' }
  | { readonly type: 'thought.delta'; readonly itemId: string; readonly part: number; readonly delta: string }
  | { readonly type: 'thought.done'; readonly itemId: string; readonly part: number; readonly text: string }
  | { readonly type: 'image.added' }
  | { readonly type: 'image.partial'; readonly itemId: string; readonly index: number; readonly base64: string }
  | { readonly type: 'image.done'; readonly itemId: string; readonly base64: string }
  | { readonly type: 'tool.called'; readonly callId: string };

export type ModelEventOf<Type extends ModelEvent['type']> = Extract<ModelEvent, { type: Type }>;
