import type { Operation } from './operations.js';

const NOT_IN_AN_ANCHOR = /[^\p{L}\p{N}_.-]+/gu;

/** The anchors of one document. They depend on names, so that they stay the same when an operation or schema is added. */
export class Anchors {
  private readonly taken = new Map<string, number>();

  /** The `operationId`, else method and path: `get-pets-id`. */
  ofOperation({ method, path, members }: Operation): string {
    const { operationId } = members;
    return this.of(
      typeof operationId === 'string' && operationId !== ''
        ? operationId
        : `${method.toLowerCase()}/${path.replace(/^\//, '')}`,
    );
  }

  /** An anchor that is taken gets a number. */
  of(name: string): string {
    const anchor = name.replace(NOT_IN_AN_ANCHOR, '-').replace(/^-/, '').replace(/-$/, '') || 'section';
    const count = (this.taken.get(anchor) ?? 0) + 1;
    this.taken.set(anchor, count);
    return count === 1 ? anchor : this.of(`${anchor}-${count}`);
  }
}
