import { setImmediate } from 'node:timers/promises';
import type { Annotation } from '../../protocol/sources.js';
import type { LinkFilter } from '../answer-links/link-filter.js';
import { type Marker, SafeMarkdownStream, type SafeText } from '../answer-text/safe-markdown-stream.js';
import { textPieces } from '../answering/text-portions.js';
import { TURN_CHARACTERS } from '../limits.js';
import type { PassageNumbers } from './passage-numbers.js';

/** A cleaned text with its annotations. */
export interface CitedText {
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

const NONE: readonly Annotation[] = [];

/** The citations of one part of a message. Numbers that were not found in this turn disappear with their marker. */
export class PartCitations {
  /** How many annotations the part has so far, including those of the model. */
  annotationCount = 0;
  private readonly stream: SafeMarkdownStream;
  private readonly cited = new Set<string>();
  private readonly found: Annotation[] = [];
  private fed = '';
  private cleaned = '';
  private isFinished = false;
  /** Another whole text of this part, which was read before. */
  private known?: PartCitations;

  constructor(
    private readonly passages: PassageNumbers,
    private readonly links: LinkFilter,
  ) {
    this.stream = new SafeMarkdownStream('', {
      rule: links.rule,
      hasPassage: (number) => passages.find(number) !== undefined,
    });
  }

  feed(piece: string): CitedText {
    this.fed += piece;
    return this.resolve(this.stream.feed(piece));
  }

  finish(): CitedText {
    this.isFinished = true;
    return this.resolve(this.stream.finish());
  }

  /**
   * The whole text of this part, cleaned, with the annotations of the model. Fast when it is the text that was fed
   * before.
   */
  whole(text: string, own: readonly Annotation[] = []): CitedText {
    const { known } = this;
    if (known?.fed === text) return { text: known.cleaned, annotations: [...known.placeAll(own), ...known.found] };
    if (!this.isFinished || text !== this.fed) return citeText(text, this.passages, this.links, own);
    return { text: this.cleaned, annotations: [...this.placeAll(own), ...this.found] };
  }

  /**
   * Reads a whole text that was not fed, with a turn of the event loop after each piece, so that `whole` is fast.
   * @param isEnd whether `finish` follows before `whole`.
   */
  async read(text: string, isEnd = false): Promise<void> {
    const isFed = text === this.fed && (isEnd || this.isFinished);
    if (isFed || text === this.known?.fed || text.length <= TURN_CHARACTERS) return;
    const known = new PartCitations(this.passages, this.links);
    for (const piece of textPieces(text)) {
      known.feed(piece);
      await setImmediate();
    }
    known.finish();
    this.known = known;
  }

  /**
   * An annotation of the model, with its offset corrected for the markers that were removed before it. One whose address
   * is not a link by the rule becomes text.
   */
  place(annotation: Annotation): Annotation {
    const safe = this.links.annotation(annotation);
    return safe.index == null ? safe : { ...safe, index: this.stream.cleanOffset(safe.index) };
  }

  placeAll(annotations: readonly Annotation[]): Annotation[] {
    return annotations.map((annotation) => this.place(annotation));
  }

  private resolve({ text, markers }: SafeText): CitedText {
    this.cleaned += text;
    if (markers.length === 0) return { text, annotations: NONE };
    const annotations = markers.flatMap((marker) => this.annotationsOf(marker));
    this.found.push(...annotations);
    return { text, annotations };
  }

  private annotationsOf({ numbers, index }: Marker): Annotation[] {
    return numbers.flatMap((number) => {
      const source = this.passages.cite(number);
      const key = `${number} ${index}`;
      if (!source || this.cited.has(key)) return [];
      this.cited.add(key);
      return [{ type: 'annotation', source, index }];
    });
  }
}

/** Cites a whole text at once. @param own the annotations of the model. */
function citeText(
  text: string,
  passages: PassageNumbers,
  links: LinkFilter,
  own: readonly Annotation[] = [],
): CitedText {
  const part = new PartCitations(passages, links);
  const [start, end] = [part.feed(text), part.finish()];
  const annotations = [...part.placeAll(own), ...start.annotations, ...end.annotations];
  return { text: start.text + end.text, annotations };
}
