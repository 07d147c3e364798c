import { jest } from '@jest/globals';
import { idOf, indexed, RECIPE, summaryOf } from '../../../../test/support/index-builders.js';
import { QdrantServer } from '../../../../test/support/qdrant-server.js';
import { LOCAL_IDENTITY } from '../../../auth/identity.js';
import type { IndexBuild } from '../../index-build.js';
import { ReaderFilter } from '../../reader-filter.js';
import { QdrantIndex } from './qdrant.index.js';

describe('QdrantIndex', () => {
  const server = new QdrantServer('/vectors');
  let address: string;

  beforeAll(async () => void (address = await server.start()));
  afterAll(() => server.close());
  beforeEach(() => {
    server.empty();
    Object.assign(server, { version: '1.15.0', apiKey: undefined, failures: 0, refused: undefined });
  });

  async function prepared(options: { apiKey?: string } = {}): Promise<QdrantIndex> {
    const index = new QdrantIndex({ url: `${address}/vectors`, collection: 'handbook', ...options });
    await index.prepare();
    return index;
  }

  async function published(index: QdrantIndex): Promise<IndexBuild> {
    const build = await index.stage(RECIPE);
    await index.upsert(build, [indexed(1, [1, 0, 0])]);
    await index.publish(build, summaryOf());
    return (await index.serving())!;
  }

  it('sends the key to a server below a path and reports index_refused for a wrong key', async () => {
    const warning = jest.spyOn(console, 'warn').mockReturnValue();
    server.apiKey = 'secret';

    await expect(prepared({ apiKey: 'secret' }).then(published)).resolves.toMatchObject({ chunks: 1 });
    await expect(prepared({ apiKey: 'wrong' })).rejects.toMatchObject({
      code: 'index_refused',
      message: expect.stringContaining('QDRANT_API_KEY'),
    });
    warning.mockRestore();
  });

  it('rejects a Qdrant server that is too old and says what to do', async () => {
    server.version = '1.9.7';

    await expect(prepared()).rejects.toMatchObject({
      code: 'qdrant_too_old',
      message: expect.stringContaining('Upgrade'),
    });
  });

  it('rejects a collection name that another application uses', async () => {
    server.addCollection('handbook');

    await expect(prepared()).rejects.toMatchObject({ code: 'qdrant_collection_taken' });
  });

  it('rejects an alias that another application uses, and leaves it as it is', async () => {
    server.addCollection('products');
    server.addAlias('handbook', 'products');

    const taken = { code: 'qdrant_collection_taken', message: expect.stringContaining('alias "handbook"') };
    await expect(prepared()).rejects.toMatchObject(taken);
    const index = new QdrantIndex({ url: `${address}/vectors`, collection: 'handbook' });
    await expect(index.serving()).rejects.toMatchObject(taken);
    await expect(index.stage(RECIPE)).rejects.toMatchObject(taken);
    expect(server.aliases).toEqual({ handbook: 'products' });
  });

  it('creates the registry once when several servers start for the first time at the same moment', async () => {
    const starts = await Promise.allSettled(Array.from({ length: 5 }, () => prepared()));

    expect(starts.map(({ status }) => status)).toEqual(Array(5).fill('fulfilled'));
    expect(
      server.requests.filter((request) => request.endsWith('PUT /vectors/collections/handbook-builds/points')),
    ).toHaveLength(1);
  });

  it('writes an index again in a Qdrant server that lost everything while the server was running', async () => {
    const index = await prepared();
    await published(index);
    server.empty();
    const lost = await index.serving();

    await published(index);

    expect(lost).toBeUndefined();
    expect(await index.serving()).toMatchObject({ chunks: 1 });
  });

  it('says what is wrong with a collection that is missing or has vectors of another size', async () => {
    const index = await prepared();
    const build = await published(index);
    const name = `handbook-${build.id}`;
    server.removeCollection(name);
    const missing = await index.problemOf(build);
    server.addCollection(name, { vectors: { dense: { size: 5, distance: 'Dot' } } });

    expect(missing).toBe('its collection is missing');
    expect(await index.problemOf(build)).toBe('its vectors have 5 instead of 3 dimensions');
  });

  it('creates the collection of an unfinished build again when its vectors have another size', async () => {
    const index = await prepared();
    const build = await index.stage(RECIPE);
    server.removeCollection(`handbook-${build}`);
    server.addCollection(`handbook-${build}`, { vectors: { dense: { size: 5, distance: 'Dot' } } });

    expect(await index.stage(RECIPE)).toBe(build);
    await published(index);

    expect(await index.problemOf((await index.serving())!)).toBeUndefined();
  });

  it('drops a collection that served when the registry with its record was lost', async () => {
    const index = await prepared();
    const old = await published(index);
    server.removeCollection('handbook-builds');

    const next = await published(index);

    expect(next.id).not.toBe(old.id);
    expect(server.collectionNames).toEqual([`handbook-${next.id}`, 'handbook-builds'].toSorted());
  });

  it('repeats a request when the Qdrant server is unavailable for a moment', async () => {
    const index = await prepared();
    const build = await published(index);
    server.failures = 2;

    expect(await index.serving()).toEqual(build);
  });

  it('reports index_unavailable when the Qdrant server stays unavailable', async () => {
    const index = await prepared();
    server.failures = 100;

    await expect(index.serving()).rejects.toMatchObject({ code: 'index_unavailable', kind: 'unavailable' });
  });

  it('reports index_unavailable when no Qdrant server listens', async () => {
    const nowhere = new QdrantIndex({ url: 'http://127.0.0.1:9', collection: 'handbook' });

    await expect(nowhere.prepare()).rejects.toMatchObject({ code: 'index_unavailable' });
  });

  it('creates the indexes of filter fields before it uploads chunks', async () => {
    await published(await prepared());

    const writes = server.requests
      .filter((request) => /handbook-(?!builds).*(\/index|points\/batch)$/.test(request))
      .map((request) => request.split('/').at(-1));
    expect(writes).toEqual([...Array<string>(8).fill('index'), 'batch']);
  });

  it('publishes a build with one change of aliases and deletes the old collection', async () => {
    const index = await prepared();
    await published(index);
    const next = await index.stage(RECIPE);
    const before = server.requests.length;

    await index.publish(next, summaryOf());

    expect(server.requests.slice(before).filter((request) => request.endsWith('/collections/aliases'))).toHaveLength(1);
    expect(server.collectionNames).toEqual([`handbook-${next}`, 'handbook-builds'].toSorted());
  });

  it.each([/POST .*\/collections\/aliases$/, /PUT .*\/handbook-builds\/points$/])(
    'keeps the old build serving when a publication fails at %s, and the next run completes it',
    async (request) => {
      const index = await prepared();
      const old = await published(index);
      const recipe = { ...RECIPE, model: 'other' };
      const next = await index.stage(recipe);
      await index.upsert(next, [indexed(2, [0, 1, 0])]);
      server.refused = request;
      await expect(index.publish(next, summaryOf())).rejects.toMatchObject({ code: 'index_refused' });
      server.refused = undefined;
      const whileHalf = await index.serving();
      const search = { kind: 'dense', vector: [1, 0, 0], limit: 5 } as const;
      const [found] = (await index.search(whileHalf!, [search], ReaderFilter.for(LOCAL_IDENTITY)))!;

      expect(whileHalf).toEqual(old);
      expect(found!.map(({ chunk }) => chunk.id)).toEqual([idOf(1)]);
      expect(await index.stage(recipe)).toBe(next);
      expect([...(await index.hashes(next)).keys()]).toEqual([idOf(2)]);
      await index.publish(next, summaryOf());
      expect(await index.serving()).toMatchObject({ id: next, model: 'other', chunks: 1 });
      expect(await index.serving(RECIPE)).toEqual(old);
      const collections = [`handbook-${old.id}`, `handbook-${next}`, 'handbook-builds'];
      expect(server.collectionNames).toEqual(collections.toSorted());
    },
  );

  it.each([
    {},
    { chapterNumber: 2 },
    { chapterNumber: 2, lessonSlug: 'intro' },
    { chapterNumber: 2, lessonSlug: null },
  ])('sends the access rights and the place %j with every search of a batch', async (place) => {
    const index = await prepared();
    const build = await published(index);
    const sparse = { kind: 'sparse', vector: { indices: [5], values: [1] }, limit: 5 } as const;
    const dense = { kind: 'dense', vector: [1, 0, 0], limit: 5 } as const;

    await index.search(
      build,
      [dense, sparse, dense, sparse],
      ReaderFilter.for({ tenantId: 'acme', userId: 'ada' }, place),
    );

    expect(server.searches).toHaveLength(4);
    for (const { filter, prefetch } of server.searches) {
      const conditions = JSON.stringify(filter!.must);
      expect(prefetch).toBeUndefined();
      expect(filter!.must).toContainEqual({
        key: 'chunk.acl',
        match: { any: ['everyone', 'tenant:acme', 'user:ada', 'user:acme/ada'] },
      });
      expect(conditions.includes('"chunk.chapterNumber","match":{"value":2}')).toBe('chapterNumber' in place);
      expect(conditions.includes('chunk.lessonSlug')).toBe('lessonSlug' in place);
    }
  });

  describe('a search', () => {
    const dense = { kind: 'dense', vector: [1, 0, 0], limit: 5 } as const;
    const foundIn = async (index: QdrantIndex, build: IndexBuild) =>
      (await index.search(build, [dense], ReaderFilter.for(LOCAL_IDENTITY)))?.[0]!.map(({ chunk }) => chunk.id);

    it('finds all of a publication that was interrupted after its record was written', async () => {
      const index = await prepared();
      const { id } = await published(index);
      await index.upsert(id, [indexed(2, [0, 1, 0])]);
      server.refused = new RegExp(`PUT .*/handbook-${id}/points$`);
      await expect(index.publish(id, summaryOf())).rejects.toMatchObject({ code: 'index_refused' });
      server.refused = undefined;

      expect(await foundIn(index, (await index.serving())!)).toEqual([idOf(1), idOf(2)]);
    });

    it('reads the record of a build that an older version published, and notices that it was replaced', async () => {
      const index = await prepared();
      const build = await published(index);
      server.removePoints(`handbook-${build.id}`, ({ payload }) => 'published' in payload);

      expect(await foundIn(index, build)).toEqual([idOf(1)]);
      expect(await foundIn(index, { ...build, revision: build.revision - 1 })).toBeUndefined();
    });

    it('still finds the points of the publication before the current one, which may be searched at this moment', async () => {
      const index = await prepared();
      const { id } = await published(index);
      const texts = ['Second', 'Third'];
      for (const text of texts) {
        await index.upsert(id, [indexed(1, [1, 0, 0], {}, { text })]);
        await index.publish(id, summaryOf());
      }

      expect(server.textsIn(`handbook-${id}`)).toEqual(texts);
    });
  });

  it('sends a batch of searches in one request, and no request when all searches are empty', async () => {
    const index = await prepared();
    const build = await published(index);
    const filter = ReaderFilter.for(LOCAL_IDENTITY);
    const empty = { kind: 'sparse', vector: { indices: [], values: [] }, limit: 5 } as const;
    const dense = { kind: 'dense', vector: [1, 0, 0], limit: 5 } as const;
    const before = server.requests.length;

    const lists = await index.search(build, [empty, dense, dense], filter);
    await index.search(build, [empty], filter);

    expect(lists!.map((hits) => hits.length)).toEqual([0, 1, 1]);
    expect(server.requests.length - before).toBe(1);
  });
});
