import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

interface SigningKey {
  /** Public: a part of cookie names. */
  readonly id: string;
  readonly secret: string;
}

/** Characters of a key id, which tells apart the keys of servers that share a cookie jar, as on localhost. */
export const KEY_ID_CHARACTERS = 8;

/**
 * The secrets that sign what callers bring back: the first signs, all verify, so that a secret can be replaced without
 * ending what the old one has signed. Each purpose has a key of its own: a token of one is never valid for another.
 */
export class SigningKeys {
  private readonly keys: readonly SigningKey[];

  /** @param secrets at least one, each of high entropy. */
  constructor(secrets: readonly string[]) {
    this.keys = secrets.map((secret) => ({ id: idOf(secret), secret }));
  }

  /** The id of the key that signs. */
  get currentId(): string {
    return this.keys[0]!.id;
  }

  sign(purpose: string, text: string): string {
    return macOf(this.keys[0]!, purpose, text).toString('base64url');
  }

  /** The id of the key that made the signature; undefined when none of ours did. Compares in constant time. */
  signerOf(purpose: string, text: string, signature: string): string | undefined {
    const given = Buffer.from(signature, 'base64url');
    const isRight = (mac: Buffer) => given.length === mac.length && timingSafeEqual(given, mac);
    // base64url has spare bits at its end, and each token must have one form only.
    if (given.toString('base64url') !== signature) return undefined;
    return this.keys.find((key) => isRight(macOf(key, purpose, text)))?.id;
  }

  /** Whether an id is that of one of these keys. */
  has(id: string): boolean {
    return this.keys.some((key) => key.id === id);
  }
}

function idOf(secret: string): string {
  return createHash('sha256').update(`chatkit key id\n${secret}`).digest('hex').slice(0, KEY_ID_CHARACTERS);
}

function macOf({ secret }: SigningKey, purpose: string, text: string): Buffer {
  return createHmac('sha256', secret).update(`${purpose}\n${text}`).digest();
}
