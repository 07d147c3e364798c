import { fileTypeFromBuffer } from 'file-type';
import { typeMismatch } from './attachment-errors.js';
import { isText } from './attachment-types.js';

/** Checks whether the bytes of a stream match the declared type. Throws as soon as they do not. */
export interface ContentCheck {
  take(chunk: Uint8Array): Promise<void>;
  /** Call it after the last byte. */
  finish(): Promise<void>;
}

export function contentCheckFor(mimeType: string): ContentCheck {
  return isText(mimeType) ? new TextCheck(mimeType) : new SignatureCheck(mimeType);
}

/**
 * Text has no signature and may begin with the signature of another type ("BM25 …" looks like a bitmap). The check is that
 * all of it is valid UTF-8 without NUL, which binary files are not.
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

/** How many bytes from the start the library needs to detect any of its types. */
const SIGNATURE_BYTES = 4_100;
/** The library reports an animated PNG with another type; clients register it as `image/png`. */
const DECLARED_AS: Readonly<Record<string, string>> = { 'image/apng': 'image/png' };

class SignatureCheck implements ContentCheck {
  private head = Buffer.alloc(0);
  private isChecked = false;

  constructor(private readonly mimeType: string) {}

  async take(chunk: Uint8Array): Promise<void> {
    if (this.isChecked) return;
    this.head = Buffer.concat([this.head, chunk.subarray(0, SIGNATURE_BYTES - this.head.length)]);
    if (this.head.length === SIGNATURE_BYTES) await this.checkHead();
  }

  async finish(): Promise<void> {
    if (!this.isChecked) await this.checkHead();
  }

  private async checkHead(): Promise<void> {
    this.isChecked = true;
    const mime = (await fileTypeFromBuffer(this.head))?.mime ?? '';
    if ((DECLARED_AS[mime] ?? mime) !== this.mimeType)
      throw typeMismatch(this.mimeType, 'Register the file with its real type.');
  }
}
