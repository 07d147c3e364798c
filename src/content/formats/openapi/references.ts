import { isMembers, type Members } from './parse-document.js';

/** References that lead to other references. A longer chain is a ring, or made to cost time. */
const CHAIN = 10;

/** What a `$ref` of a document points to, and its last part, which is the name of a schema. */
export interface Resolved {
  readonly value: Members;
  /** Undefined for a value that is written in its place. */
  readonly name?: string;
}

/** Finds what `$ref: '#/…'` points to. References to other files stay unresolved. */
export class References {
  constructor(private readonly document: Members) {}

  resolve(value: unknown): Resolved {
    let current = value;
    let name: string | undefined;
    for (let step = 0; step < CHAIN && isMembers(current) && typeof current.$ref === 'string'; step += 1) {
      name = nameOf(current.$ref);
      current = this.at(current.$ref);
    }
    return { value: isMembers(current) ? current : {}, ...(name !== undefined && { name }) };
  }

  private at(reference: string): unknown {
    if (!reference.startsWith('#/')) return undefined;
    let value: unknown = this.document;
    for (const part of reference.slice(2).split('/')) {
      const key = decoded(part);
      value = isMembers(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    }
    return value;
  }
}

function nameOf(reference: string): string {
  return decoded(reference.slice(reference.lastIndexOf('/') + 1));
}

/** `~1` is a slash and `~0` a tilde in a JSON pointer. */
function decoded(part: string): string {
  const plain = part.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
