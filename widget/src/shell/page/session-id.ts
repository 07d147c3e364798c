const NAME = 'bw:session';

/** A random id of this browser, which distinguishes visits without identifying the visitor. */
export function sessionId(chosen: string | undefined): string {
  if (chosen) return chosen;
  try {
    const known = localStorage.getItem(NAME);
    if (known) return known;
    const fresh = randomId();
    localStorage.setItem(NAME, fresh);
    return fresh;
  } catch {
    return (inMemory ??= randomId());
  }
}

let inMemory: string | undefined;

const randomId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
