/** Pieces that are kept apart before they become one text. A count. */
const PIECES = 32;

/**
 * A text to which short pieces are added. With `+=` a string keeps every piece alive until it is read, and the garbage
 * collector copies them all; here the pieces become one flat string from time to time.
 */
export class GrowingText {
  private pieces: string[] = [];

  constructor(private whole = '') {}

  add(piece: string): void {
    if (this.pieces.push(piece) >= PIECES) this.join();
  }

  get value(): string {
    if (this.pieces.length > 0) this.join();
    return this.whole;
  }

  private join(): void {
    this.whole += this.pieces.join('');
    this.pieces = [];
  }
}
