import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares in constant time, so that response times do not reveal how much of a secret is right. */
export function isSameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(secret));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
