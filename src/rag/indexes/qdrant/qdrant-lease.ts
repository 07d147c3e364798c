import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { StoredLease } from '../../writer-lease.js';
import { createCollection } from './create-collection.js';
import { INDEXING, isNotFound, withQdrantFaults } from './faults.js';
import type { QdrantRest } from './qdrant-rest.js';

/** The id of the point with the lease. No id of a build is derived to it. */
const POINT = 'b7a2a2b4-6a0f-5a57-9b6e-0d2f7a8c4e11';
const NOBODY = 'nobody';
/** Milliseconds for the process that created the collection to write the point of the lease. */
const CREATION_PAUSE_MS = 500;

/**
 * The lease in one point of the registry. Its token is replaced only where the point still has the token that was read:
 * Qdrant applies the writes to a point one after the other, so one of several processes succeeds. Qdrant gives no time, and
 * the clocks of processes differ. Therefore a process that waits measures by itself how long a token stays the same.
 */
export class QdrantLease implements StoredLease {
  private token = NOBODY;
  private seen = { token: NOBODY, since: 0 };

  constructor(
    private readonly client: QdrantRest,
    private readonly registry: string,
    private readonly leaseMs: number,
  ) {}

  /** Creates the registry with the point of the lease, also where Qdrant has lost it. */
  async prepare(): Promise<void> {
    const isNew = await createCollection(this.client, this.registry, { vectors: {} });
    if ((await this.read()) !== undefined) return;
    if (!isNew) {
      await setTimeout(CREATION_PAUSE_MS);
      if ((await this.read()) !== undefined) return;
    }
    // Qdrant in strict mode filters only by indexed members.
    await this.client.createPayloadIndex(this.registry, {
      field_name: 'writer',
      field_schema: 'keyword',
    });
    await this.client.upsert(this.registry, {
      points: [{ id: POINT, vector: {}, payload: { writer: NOBODY } }],
    });
  }

  acquire(): Promise<boolean> {
    return withQdrantFaults(async () => {
      await this.prepare();
      const token = (await this.read()) ?? NOBODY;
      return this.isFree(token) && this.replace(token, randomUUID());
    }, INDEXING);
  }

  renew(): Promise<boolean> {
    return withQdrantFaults(() => this.replace(this.token, randomUUID()));
  }

  async release(): Promise<void> {
    await withQdrantFaults(() => this.replace(this.token, NOBODY));
  }

  private isFree(token: string): boolean {
    const now = performance.now();
    if (token !== this.seen.token) this.seen = { token, since: now };
    return token === NOBODY || now - this.seen.since >= this.leaseMs;
  }

  private async replace(token: string, next: string): Promise<boolean> {
    const filter = { must: [{ has_id: [POINT] }, { key: 'writer', match: { value: token } }] };
    try {
      await this.client.setPayload(this.registry, {
        payload: { writer: next },
        filter,
      });
      if ((await this.read()) !== next) return false;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
    this.token = next;
    return true;
  }

  private async read(): Promise<string | undefined> {
    const [point] = await this.client.retrieve(this.registry, { ids: [POINT], with_payload: ['writer'] });
    return (point?.payload as { writer?: string } | null | undefined)?.writer;
  }
}
