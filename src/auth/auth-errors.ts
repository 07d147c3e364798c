import { AppError } from '../common/errors/app-error.js';
import type { Scope } from './scopes.js';

/** An error whose response has `WWW-Authenticate` (RFC 6750, 3), so that a client learns what to send. */
export class ChallengeError extends AppError {
  constructor(
    code: 'unauthenticated' | 'invalid_token' | 'insufficient_scope',
    readonly challenge: string,
    message?: string,
  ) {
    super({ code, message });
  }
}

/** The request has no credential, and this server knows no callers without one. */
export class NoCredentialError extends ChallengeError {
  constructor() {
    super('unauthenticated', 'Bearer');
  }
}

/** The request has a credential that is not valid. */
export class InvalidCredentialError extends ChallengeError {
  /**
   * @param reason what is wrong with it, as a whole sentence in ASCII without quotes, such as `The token has expired.` It
   * is shown to the caller and must not repeat the credential.
   */
  constructor(reason: string) {
    super('invalid_token', `Bearer error="invalid_token", error_description="${reason}"`, `${reason} ${REMEDY}`);
  }
}

const REMEDY = 'Send a valid credential, or none if the server answers callers without one.';

/** The caller is known, but may not do this. */
export class InsufficientScopeError extends ChallengeError {
  constructor(scope: Scope) {
    super(
      'insufficient_scope',
      `Bearer error="insufficient_scope", scope="${scope}"`,
      `This needs the scope ${scope}. Send a key or a token that has it; ADMIN_KEY of the server has every scope.`,
    );
  }
}
