const WORD = /[A-Za-z0-9]+(?:'[A-Za-z]{1,2}(?![A-Za-z0-9]))?/g;
/** The parts of a name such as `useState` or `XMLHttp`. */
const PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;
const MARKS = /[\u0300-\u036f]/g;
/** Letters without accents and ASCII apostrophes: nothing to normalise. */
const ASCII = /^[\0-\x7f]*$/;
/** Characters. */
const LONGEST_PIECE = 24;
const LONGEST_WORD = 40;
/** Different words whose rows are kept. Documentation repeats a few ten thousand words. */
const KEPT_WORDS = 50_000;

/** What the vocabulary has for a word. */
interface ReadWord {
  readonly rows: readonly number[];
  readonly lower: string;
  /** Whether a pair of words begins or ends with it. */
  readonly beginsPair: boolean;
  readonly endsPair: boolean;
}

/**
 * Finds the rows of the table for a text: whole words, pieces of unknown words, and pairs of words. The rules are in
 * docs-1/README.md, and they must not change: the table was trained with them.
 */
export class WordPieces {
  private readonly rowOf: ReadonlyMap<string, number>;
  private readonly beginnings = new Set<string>();
  private readonly endings = new Set<string>();
  private readonly known = new Map<string, ReadWord>();

  constructor(
    private readonly vocabulary: readonly string[],
    private readonly limit: number,
  ) {
    this.rowOf = new Map(vocabulary.map((token, row) => [token, row]));
    for (const pair of vocabulary.filter((token) => token.includes(' '))) {
      const [first, second] = pair.split(' ') as [string, string];
      this.beginnings.add(first);
      this.endings.add(second);
    }
  }

  /** The rows in the order of the text. That of a pair follows its second word. */
  rowsOf(text: string): number[] {
    const rows: number[] = [];
    let previous: ReadWord | undefined;
    for (const found of plain(text).match(WORD) ?? []) {
      const word = this.read(found);
      for (const row of word.rows) rows.push(row);
      // Most pairs of words in a text cannot be a pair of the vocabulary: looking for them would take half of the time.
      const pair =
        previous?.beginsPair && word.endsPair ? this.rowOf.get(`${previous.lower} ${word.lower}`) : undefined;
      if (pair !== undefined) rows.push(pair);
      previous = word;
      if (rows.length >= this.limit) break;
    }
    return rows.slice(0, this.limit);
  }

  /** Whether the vocabulary has a word, not only its pieces. */
  knows(word: string): boolean {
    return this.rowOf.has(word.toLowerCase());
  }

  /** The word of a row. Undefined for the row of a piece or a pair of words. */
  wordOf(row: number): string | undefined {
    const token = this.vocabulary[row];
    return token === undefined || token.startsWith('##') || token.includes(' ') ? undefined : token;
  }

  private read(word: string): ReadWord {
    const known = this.known.get(word);
    if (known) return known;
    const lower = word.toLowerCase();
    const [beginsPair, endsPair] = [this.beginnings.has(lower), this.endings.has(lower)];
    const read = { rows: this.lookUp(word), lower, beginsPair, endsPair };
    if (this.known.size < KEPT_WORDS) this.known.set(word, read);
    return read;
  }

  private lookUp(word: string): readonly number[] {
    const lower = word.toLowerCase();
    const whole = this.rowOf.get(lower);
    if (whole !== undefined) return [whole];
    if (word.length > LONGEST_WORD) return [];
    const apostrophe = word.indexOf("'");
    if (apostrophe >= 0) return this.read(word.slice(0, apostrophe)).rows;
    const parts = word.match(PART) ?? [];
    if (parts.length < 2) return this.pieces(lower);
    return parts.flatMap((part) => {
      const row = this.rowOf.get(part.toLowerCase());
      return row === undefined ? this.pieces(part.toLowerCase()) : [row];
    });
  }

  /** The longest piece that the vocabulary has, then the longest of the rest, and so on. Nothing if a rest has no piece. */
  private pieces(word: string): number[] {
    const rows: number[] = [];
    for (let at = 0; at < word.length; ) {
      const end = this.endOfPiece(word, at);
      if (end === undefined) return [];
      rows.push(this.rowOf.get(pieceOf(word, at, end))!);
      at = end;
    }
    return rows;
  }

  private endOfPiece(word: string, at: number): number | undefined {
    for (let end = Math.min(word.length, at + LONGEST_PIECE); end > at; end -= 1)
      if (this.rowOf.has(pieceOf(word, at, end))) return end;
    return undefined;
  }
}

/** A piece that continues a word is listed with two signs in front. */
function pieceOf(word: string, at: number, end: number): string {
  return (at > 0 ? '##' : '') + word.slice(at, end);
}

function plain(text: string): string {
  if (ASCII.test(text)) return text;
  return text.normalize('NFKD').replace(MARKS, '').replaceAll('\u2019', "'");
}
