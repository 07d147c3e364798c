/** Marks of direction, spaces without width and tag characters: only a model would read what they write. */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|[\u{E0000}-\u{E007F}]/gu;

/** A security feature: untrusted text for a model without the characters that a reader cannot see. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}
