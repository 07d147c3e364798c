import type { Annotation } from '../../protocol/sources.js';
import { AnswerScanner, type Marker, type ScannedText } from './answer-scanner.js';
import type { PassageNumbers } from './passage-numbers.js';

export interface CitedText {
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

/** The citations of one part of a message. Numbers that were not found in this turn disappear with their marker. */
export class PartCitations {
  /** How many annotations the part has so far, the model's own included. */
  annotationCount = 0;
  private readonly scanner = new AnswerScanner();
  private readonly cited = new Set<string>();

  constructor(private readonly passages: PassageNumbers) {}

  feed(piece: string): CitedText {
    return this.resolve(this.scanner.feed(piece));
  }

  finish(): CitedText {
    return this.resolve(this.scanner.finish());
  }

  /** The cleaned form of a whole text of this part. */
  textOf(text: string): string {
    return citeText(text, this.passages).text;
  }

  /** An annotation of the model's own, moved to where its words are now that markers are gone. */
  place(annotation: Annotation): Annotation {
    return annotation.index == null ? annotation : { ...annotation, index: this.scanner.cleanOffset(annotation.index) };
  }

  private resolve({ text, markers }: ScannedText): CitedText {
    return { text, annotations: markers.flatMap((marker) => this.annotationsOf(marker)) };
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

/** A whole text at once, with the annotations that it had before. */
export function citeText(text: string, passages: PassageNumbers, own: readonly Annotation[] = []): CitedText {
  const part = new PartCitations(passages);
  const [start, end] = [part.feed(text), part.finish()];
  const placed = own.map((annotation) => part.place(annotation));
  return { text: start.text + end.text, annotations: [...placed, ...start.annotations, ...end.annotations] };
}
