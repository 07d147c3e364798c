import { tokenize } from '../../../text/tokenize.js';
import type { Chunk } from '../../chunk.js';
import type { StaticEncoder } from '../../encoder/static-encoder.js';
import { termId } from '../../lexical/term-id.js';
import { CHUNK_VIEWS_KEPT } from '../../limits.js';

const FENCE = /^(?:`{3,}|~{3,})/gm;
const FENCE_LINE = /^(?:`{3,}|~{3,})/;

/** What the features need to know of a chunk, whatever the question is. */
export interface ChunkView {
  readonly text: string;
  /** Ids of the terms in the text and all titles, in the own heading, and in the titles above. */
  readonly terms: ReadonlySet<number>;
  readonly headingTerms: ReadonlySet<number>;
  readonly titleTerms: ReadonlySet<number>;
  /** Different rows of the encoder's table: of the embedded text, of all titles, and of the heading. */
  readonly rows: readonly number[];
  readonly titleRows: readonly number[];
  readonly headingRows: readonly number[];
  readonly vector: Float32Array;
  readonly titlesVector: Float32Array;
  readonly headingVector: Float32Array;
  readonly logLength: number;
  readonly codeBlocks: number;
}

/**
 * Reads chunks for the ranker. Reading one takes about half a millisecond, so the views of the chunks that were found last
 * are kept. A view belongs to a text: a chunk whose text changed is read again.
 */
export class ChunkViews {
  private readonly kept = new Map<string, ChunkView>();

  constructor(private readonly encoder: StaticEncoder) {}

  of(chunk: Chunk): ChunkView {
    const known = this.kept.get(chunk.id);
    this.kept.delete(chunk.id);
    const text = embeddedText(chunk);
    const view = known?.text === text ? known : this.read(chunk, text);
    this.kept.set(chunk.id, view);
    if (this.kept.size > CHUNK_VIEWS_KEPT) this.kept.delete(this.kept.keys().next().value!);
    return view;
  }

  private read(chunk: Chunk, text: string): ChunkView {
    const heading = chunk.headingPath.at(-1) ?? '';
    const above = titlesAbove(chunk).join('. ');
    const rows = this.encoder.rowsOf(text);
    const titleRows = this.encoder.rowsOf(`${heading}. ${above}`);
    const headingRows = this.encoder.rowsOf(heading);
    return {
      text,
      terms: idsOf([above, heading, chunk.text].join('\n'), chunk.language),
      headingTerms: idsOf(heading, chunk.language),
      titleTerms: idsOf(above, chunk.language),
      rows: [...new Set(rows)],
      titleRows: [...new Set(titleRows)],
      headingRows: [...new Set(headingRows)],
      vector: this.encoder.vectorOf(rows),
      titlesVector: this.encoder.vectorOf(titleRows),
      headingVector: this.encoder.vectorOf(headingRows),
      logLength: Math.log(text.length),
      codeBlocks: (chunk.text.match(FENCE) ?? []).length / 2,
    };
  }
}

function titlesAbove({ chapterTitle, lessonTitle, headingPath }: Chunk): string[] {
  return [chapterTitle ?? '', lessonTitle ?? '', ...headingPath.slice(0, -1)];
}

/** Titles and prose, as the vector of a chunk is computed. Code counts only where there is no prose. */
function embeddedText(chunk: Chunk): string {
  const titles = [chunk.chapterTitle, chunk.lessonTitle, ...chunk.headingPath].filter(Boolean);
  const prose = withoutFencedCode(chunk.text).trim();
  return `${[...new Set(titles)].join('. ')}.\n${prose || chunk.text}`;
}

/** A fence without an end is prose. */
function withoutFencedCode(text: string): string {
  const prose: string[] = [];
  let code: string[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    if (fence === undefined) fence = FENCE_LINE.exec(line)?.[0];
    else if (line.startsWith(fence)) {
      fence = undefined;
      code = [];
      continue;
    }
    (fence === undefined ? prose : code).push(line);
  }
  return [...prose, ...code].join('\n');
}

function idsOf(text: string, language: string): Set<number> {
  return new Set(tokenize(text, language).map(termId));
}
