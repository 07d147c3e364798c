import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { DEFAULT_TENANT, type Identity, principalsOf } from '../identity.js';
import { VISITOR_DAYS, VISITOR_RENEWAL_DAYS } from '../limits.js';
import { READER_SCOPES } from '../scopes.js';
import { SigningKeys } from '../signing-keys.js';

const PURPOSE = 'visitor token';
/** `v1.<id of the visitor>.<seconds since 1970>.<signature>`. */
const TOKEN = /^(v1\.(visitor_[0-9a-f]{32})\.(\d{9,11}))\.([\w-]{43})$/;
const DAY_SECONDS = 86_400;
const SCOPES = new Set(READER_SCOPES);

export interface Visitor {
  readonly id: string;
  /** The id of the key that signed the token. */
  readonly keyId: string;
  /** It is time for a new token: this one is old, or its key no longer signs. */
  readonly isDue: boolean;
}

/** The tokens by which visitors are recognized. They hold no more than a random id, and nothing is stored for them. */
@Injectable()
export class VisitorTokens {
  constructor(
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /** A token for a new visitor, or a new token of a known one. */
  issue(id = newId('visitor')): { readonly id: string; readonly token: string } {
    const signed = `v1.${id}.${this.seconds()}`;
    return { id, token: `${signed}.${this.keys.sign(PURPOSE, signed)}` };
  }

  /** The visitor of a token; undefined when it is not ours or has expired. */
  read(token: string): Visitor | undefined {
    const [, signed, id, issued, signature] = TOKEN.exec(token) ?? [];
    if (signed === undefined) return undefined;
    const keyId = this.keys.signerOf(PURPOSE, signed, signature!);
    const days = (this.seconds() - Number(issued)) / DAY_SECONDS;
    if (keyId === undefined || days > VISITOR_DAYS) return undefined;
    return { id: id!, keyId, isDue: days > VISITOR_RENEWAL_DAYS || keyId !== this.keys.currentId };
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1_000);
  }
}

export function toIdentity(visitorId: string): Identity {
  const owner = { tenantId: DEFAULT_TENANT, userId: visitorId };
  return { ...owner, kind: 'visitor', scopes: SCOPES, principals: principalsOf(owner), method: 'visitor' };
}
