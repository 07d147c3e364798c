import type { Annotation } from '../../protocol/sources.js';
import type { LinkFilter } from '../answer-links/link-filter.js';
import { type Marker, SafeMarkdownStream, type SafeText } from '../answer-text/safe-markdown-stream.js';
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

  constructor(
    private readonly passages: PassageNumbers,
    private readonly links: LinkFilter,
  ) {
    this.stream = new SafeMarkdownStream('', { rule: links.rule, hasPassages: () => passages.find(1) !== undefined });
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
    if (!this.isFinished || text !== this.fed) return citeText(text, this.passages, this.links, own);
    return { text: this.cleaned, annotations: [...this.placeAll(own), ...this.found] };
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
