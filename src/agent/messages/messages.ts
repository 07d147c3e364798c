import type { ServerTexts } from '../../chatkit/responder.js';

/**
 * Every message that the assistant itself writes to a reader, in one language. Markdown. Words in braces are placeholders,
 * for which `fillIn` writes a value; each language has the same ones in a message.
 */
export interface Messages extends ServerTexts {
  /** Answers without a model. */
  readonly nothingNear: string;
  /** A list of pages follows. */
  readonly nearestPages: string;
  /** An answer that is perhaps the right one follows. */
  readonly mayHelp: string;
  /** `{words}`: words in quotation marks of the language, joined with `both`. */
  readonly searchedFor: string;
  /** `{text}`: a word in quotation marks. */
  readonly quoted: string;
  /** `{first}` and `{second}`. */
  readonly both: string;
  /** What was quoted has no words of its own, such as code. `{heading}` of a section, `{number}` of its citation. */
  readonly fromSection: string;
  /** A question for the section under the heading `{topic}`. */
  readonly questionAbout: string;

  /** Small talk, about the documentation `{product}`. Each is a sentence, then one that introduces questions; the first alone when there are none. */
  readonly greeting: string;
  readonly thanks: string;
  readonly farewell: string;
  readonly identity: string;
  readonly help: string;

  /** What the reader sees of a search. */
  readonly searching: string;
  readonly searched: string;
  readonly searchFailed: string;
  /** Answers instead of what a failed search would have found. */
  readonly notIndexed: string;
  readonly unavailable: string;
  readonly broken: string;

  /** Notices about an answer. */
  readonly answerTooLong: string;
  readonly onlyThoughts: string;
  readonly answerFiltered: string;
  readonly thoughtsLeftOut: string;
  readonly mediaUnreadable: string;
}

/** What a message of small talk is; also the name of the message that answers it. */
export type SmallTalk = 'greeting' | 'thanks' | 'farewell' | 'identity' | 'help';

/** One language of the assistant. */
export interface Language {
  readonly messages: Messages;
  /** What readers say, in any spelling of accents and capitals, with any punctuation. */
  readonly smallTalk: Readonly<Record<SmallTalk, readonly string[]>>;
  /** Words that readers add before or after it, which change nothing. */
  readonly fillers: readonly string[];
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** A message with values instead of its placeholders. */
export function fillIn(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replace(PLACEHOLDER, (written, name: string) => String(values[name] ?? written));
}
