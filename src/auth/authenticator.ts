import type { AuthMode } from '../config/auth-mode.js';
import type { Identity } from './identity.js';

/** What is read of a request to find out who sends it. Requests of Express and of Node's tests have this shape. */
export interface CallerRequest {
  /** The value of a header; names in any case. */
  get(name: string): string | undefined;
  readonly headersDistinct: Readonly<Record<string, string[] | undefined>>;
  readonly socket: { readonly remoteAddress?: string; readonly encrypted?: boolean };
  identity?: Identity;
}

/** Where headers of the answer are set, before any of it is sent. */
export interface CallerResponse {
  setHeader(name: string, value: string): unknown;
  append(name: string, value: string): unknown;
}

/**
 * One mode of `AUTH`: recognizes and verifies one kind of credential. `Authentication` asks the authenticators in order,
 * and the first whose kind is present decides. It never asks another one when the credential turns out to be invalid.
 */
export abstract class Authenticator<Credential = unknown> {
  abstract readonly mode: AuthMode | 'admin-key';

  /**
   * The credential of this kind, by its form and its place in the request alone; undefined when the request has none. It
   * must not decide whether the credential is valid, and must not wait for anything.
   */
  abstract credential(request: CallerRequest): Credential | undefined;

  /**
   * Who sends the credential. It must be quick for a credential that was verified before: every request asks.
   * @throws InvalidCredentialError for a credential that is not valid, and an `AppError` of kind `unavailable` when it
   * cannot be verified now.
   */
  abstract authenticate(credential: Credential): Promise<Identity>;
}
