import { fileTypeFromBuffer } from 'file-type';
import { typeMismatch } from './attachment-errors.js';
import { isText } from './attachment-types.js';

/** Judges bytes as they pass by whether they are what was declared; throws once it knows that they are not. */
export interface ContentCheck {
  take(chunk: Uint8Array): Promise<void>;
  /** All bytes have passed. */
  finish(): Promise<void>;
}

export function contentCheckFor(mimeType: string): ContentCheck {
  return isText(mimeType) ? new TextCheck(mimeType) : new SignatureCheck(mimeType);
}

/**
 * Text has no signature, and may begin with that of something else ("BM25 …" would be a bitmap). What tells it from
 * everything binary is that all of it is UTF-8 without NUL.
 */
class TextCheck implements ContentCheck {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  constructor(private readonly mimeType: string) {}

  async take(chunk: Uint8Array): Promise<void> {
    if (chunk.includes(0)) throw this.mismatch();
    this.decode(chunk, true);
  }

  async finish(): Promise<void> {
    this.decode(new Uint8Array(), false);
  }

  private decode(chunk: Uint8Array, stream: boolean): void {
    try {
      this.decoder.decode(chunk, { stream });
    } catch {
      throw this.mismatch();
    }
  }

  private mismatch() {
    return typeMismatch(this.mimeType, 'Save text files as UTF-8.');
  }
}

/** What the library needs to see of the start to know any of its types. */
const SIGNATURE_BYTES = 4_100;
/** An animated PNG is a PNG to everybody but the library. */
const ALSO_KNOWN_AS: Readonly<Record<string, string>> = { 'image/apng': 'image/png' };

class SignatureCheck implements ContentCheck {
  private head = Buffer.alloc(0);
  private isJudged = false;

  constructor(private readonly mimeType: string) {}

  async take(chunk: Uint8Array): Promise<void> {
    if (this.isJudged) return;
    this.head = Buffer.concat([this.head, chunk.subarray(0, SIGNATURE_BYTES - this.head.length)]);
    if (this.head.length === SIGNATURE_BYTES) await this.judge();
  }

  async finish(): Promise<void> {
    if (!this.isJudged) await this.judge();
  }

  private async judge(): Promise<void> {
    this.isJudged = true;
    const mime = (await fileTypeFromBuffer(this.head))?.mime ?? '';
    if ((ALSO_KNOWN_AS[mime] ?? mime) !== this.mimeType)
      throw typeMismatch(this.mimeType, 'Register the file with its true type.');
  }
}
