import type { Schemas } from '@qdrant/js-client-rest';
import { QdrantFault } from './qdrant-fault.js';
import type { QdrantTransport } from './undici-transport.js';

/**
 * The operations of Qdrant's REST API that the index uses, with the names and types of Qdrant's own client. That client is
 * used only for its types: it cannot abort a request, follows redirects, reads answers of any size, misreads `Retry-After`,
 * and ignores the user in a URL.
 */
export class QdrantRest {
  constructor(
    private readonly transport: QdrantTransport,
    private readonly signal?: AbortSignal,
  ) {}

  get address(): string {
    return this.transport.address;
  }

  /** The same operations, which end when the signal aborts. */
  until(signal: AbortSignal | undefined): QdrantRest {
    return new QdrantRest(this.transport, signal);
  }

  async versionInfo(): Promise<Schemas['VersionInfo']> {
    return (await this.transport.send('GET', '/', undefined, this.signal)) as Schemas['VersionInfo'];
  }

  getAliases(): Promise<Schemas['CollectionsAliasesResponse']> {
    return this.ask('GET', '/aliases');
  }

  updateCollectionAliases(change: Schemas['ChangeAliasesOperation']): Promise<boolean> {
    return this.ask('POST', '/collections/aliases', change);
  }

  getCollections(): Promise<Schemas['CollectionsResponse']> {
    return this.ask('GET', '/collections');
  }

  collectionExists(name: string): Promise<Schemas['CollectionExistence']> {
    return this.ask('GET', `${collection(name)}/exists`);
  }

  getCollection(name: string): Promise<Schemas['CollectionInfo']> {
    return this.ask('GET', collection(name));
  }

  createCollection(name: string, options: Schemas['CreateCollection']): Promise<boolean> {
    return this.ask('PUT', collection(name), options);
  }

  updateCollection(name: string, options: Schemas['UpdateCollection']): Promise<boolean> {
    return this.ask('PATCH', collection(name), options);
  }

  deleteCollection(name: string): Promise<boolean> {
    return this.ask('DELETE', collection(name));
  }

  createPayloadIndex(name: string, index: Schemas['CreateFieldIndex']): Promise<Schemas['UpdateResult']> {
    return this.ask('PUT', `${collection(name)}/index?wait=true`, index);
  }

  retrieve(name: string, request: Schemas['PointRequest']): Promise<Schemas['Record'][]> {
    return this.ask('POST', `${collection(name)}/points`, request);
  }

  scroll(name: string, request: Schemas['ScrollRequest']): Promise<Schemas['ScrollResult']> {
    return this.ask('POST', `${collection(name)}/points/scroll`, request);
  }

  count(name: string, request: Schemas['CountRequest']): Promise<Schemas['CountResult']> {
    return this.ask('POST', `${collection(name)}/points/count`, request);
  }

  queryBatch(name: string, request: Schemas['QueryRequestBatch']): Promise<Schemas['QueryResponse'][]> {
    return this.ask('POST', `${collection(name)}/points/query/batch`, request);
  }

  /** Writes answer when searches find what was written. */
  upsert(name: string, points: Schemas['PointInsertOperations']): Promise<Schemas['UpdateResult']> {
    return this.ask('PUT', `${collection(name)}/points?wait=true`, points);
  }

  /** Processes that replace the same payload are put into one order by the leader of the points. */
  setPayload(name: string, payload: Schemas['SetPayload']): Promise<Schemas['UpdateResult']> {
    return this.ask('POST', `${collection(name)}/points/payload?wait=true&ordering=strong`, payload);
  }

  delete(name: string, selector: Schemas['PointsSelector']): Promise<Schemas['UpdateResult']> {
    return this.ask('POST', `${collection(name)}/points/delete?wait=true`, selector);
  }

  batchUpdate(name: string, operations: Schemas['UpdateOperations']): Promise<Schemas['UpdateResult'][]> {
    return this.ask('POST', `${collection(name)}/points/batch?wait=true`, operations);
  }

  private async ask<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
    const { result } = (await this.transport.send(method, path, body, this.signal)) as { result?: T | null };
    if (result !== undefined && result !== null) return result;
    throw new QdrantFault(`${method} ${this.transport.address}${path} was answered without a result`);
  }
}

function collection(name: string): string {
  return `/collections/${encodeURIComponent(name)}`;
}
