import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { readQuestions } from '../../src/evaluation/question.js';
import { LocalEmbedder } from '../../src/rag/embedders/local.embedder.js';
import { MemoryIndex } from '../../src/rag/indexes/memory.index.js';
import type { Passage } from '../../src/rag/passage.js';
import type { Retriever } from '../../src/rag/retriever.js';
import type { SearchRequest } from '../../src/rag/search-request.js';
import type { VectorIndex } from '../../src/rag/vector-index.js';
import { SameThreadWorkers } from '../../src/testing/same-thread.workers.js';
import { CorpusFolder } from '../support/corpus-folder.js';
import { searchRoom } from '../support/search-room.js';
import { WordEmbedder } from '../support/word-embedder.js';
import type { TestStore } from './vector-index.contract.js';

const READER = { tenantId: 'acme', userId: 'ada' };
const HANDBOOK_QUESTIONS = 'test/evaluation/handbook';
/** A corpus in which "nodes" has another meaning in every chapter. */
const AMBIGUOUS = {
  '01-robots/01-ros/01-graph.md': '# Graph\n\n## Nodes\n\nNodes of a graph are programs.\n',
  '01-robots/02-trees/01-search.md': '# Search\n\n## Nodes\n\nNodes of a tree are branches.\n',
  '01-robots/03-racks/01-servers.md': '# Servers\n\n## Nodes\n\nNodes of a rack are servers.\n',
  '01-robots/03-racks/02-secret.md':
    '---\nacl: [user:bob]\n---\n# Passwords\n\n## Nodes\n\nNodes have a secret password.\n',
};
const pagesOf = (count: number, text: string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, number) => [`p/${number}.md`, `# Page ${number}\n\n${text} ${number}.\n`]),
  );

/**
 * Stores compute with 32 bits, so the fifth decimal place of a score can differ, and passages whose scores are that close
 * may change places.
 */
function expectSameRanking(passages: readonly Passage[], expected: readonly Passage[]): void {
  expect(passages.length).toBe(expected.length);
  const scores = new Map(expected.map(({ id, score }) => [id, score]));
  for (const [place, { id, score }] of passages.entries()) {
    expect(score).toBeCloseTo(expected[place]!.score, 4);
    expect(scores.get(id) ?? expected.at(-1)!.score).toBeCloseTo(score, 4);
  }
}

/** The contract of search and ingestion on any `VectorIndex`. */
export function searchOnStoreContract(create: () => Promise<TestStore>): void {
  let store: TestStore;
  let index: VectorIndex;
  let folder: CorpusFolder;

  beforeEach(async () => {
    store = await create();
    index = store.open();
    await index.prepare();
    folder = await CorpusFolder.with({});
  });
  afterEach(() => folder.remove());

  async function found(retriever: Retriever, query: string, members: Partial<SearchRequest> = {}) {
    const request = { queries: [query], scope: 'full', limit: 20, identity: READER, ...members } as const;
    return (await retriever.search(request)).passages;
  }

  async function indexed(files: Readonly<Record<string, string>>): Promise<Retriever> {
    // The model name starts with `local/`, so that dense scores get the same weight as those of the bundled encoder.
    const { ingestion, retriever } = searchRoom({ index, embedder: new WordEmbedder('local/words') });
    await folder.write(files);
    await ingestion.ingest(folder.path);
    return retriever;
  }

  describe('search', () => {
    it('finds the same passages in the same order as the memory index', async () => {
      const [here, reference] = [searchRoom({ index }), searchRoom({ index: new MemoryIndex() })];
      for (const { ingestion } of [here, reference]) await ingestion.ingest('handbook');
      const questions = await readQuestions(HANDBOOK_QUESTIONS);

      for (const { question, scope, page_context: page } of questions) {
        const place = { scope, currentChapter: page?.current_chapter, currentLesson: page?.current_lesson };
        const [ours, theirs] = await Promise.all(
          [here, reference].map(({ retriever }) => found(retriever, question, place)),
        );
        expectSameRanking(ours!, theirs!);
      }
    }, 120_000);

    it('finds the same passages in the same order as the memory index with the ranker of the bundled encoder', async () => {
      await folder.write(AMBIGUOUS);
      const rooms = [index, new MemoryIndex()].map((store) => {
        const embedder = new LocalEmbedder(new SameThreadWorkers());
        return searchRoom({ index: store, embedder });
      });
      for (const { ingestion } of rooms) await ingestion.ingest(folder.path);

      for (const question of ['branches of a tree', 'which programs are in the graph', 'machines in a cupboard']) {
        const [ours, theirs] = await Promise.all(rooms.map(({ retriever }) => found(retriever, question)));
        expect(ours!.length).toBeGreaterThan(0);
        expectSameRanking(ours!, theirs!);
      }
    }, 60_000);

    it.each([1, 2, 3])('ranks passages of the open chapter %i first for an ambiguous question', async (chapter) => {
      const retriever = await indexed(AMBIGUOUS);

      const passages = await found(retriever, 'What are nodes?', { currentChapter: chapter });

      expect(passages[0]).toMatchObject({ chapterNumber: chapter, heading: 'Nodes' });
      expect(new Set(passages.map(({ chapterNumber }) => chapterNumber)).size).toBe(3);
    });

    it('multiplies scores in the open chapter by 1.2 and in the open lesson by another 1.1, and no other scores', async () => {
      const retriever = await indexed(AMBIGUOUS);
      const plain = await found(retriever, 'nodes');

      const boosted = await found(retriever, 'nodes', { currentChapter: 3, currentLesson: 'servers' });

      const before = new Map(plain.map(({ id, score }) => [id, score]));
      for (const { id, score, chapterNumber } of boosted) {
        expect(score / before.get(id)!).toBeCloseTo(chapterNumber === 3 ? 1.2 * 1.1 : 1, 10);
      }
    });

    it.each([
      ['current_chapter', { currentChapter: 2 }, ['01-robots/02-trees/01-search.md']],
      ['current_page', { currentChapter: 1, currentLesson: 'graph' }, ['01-robots/01-ros/01-graph.md']],
      ['current_page', { currentChapter: 3, currentLesson: 'graph' }, []],
    ] as const)('finds with scope %s at %j only passages of that place', async (scope, place, files) => {
      const retriever = await indexed(AMBIGUOUS);

      const passages = await found(retriever, 'rack nodes', { scope, ...place });

      expect([...new Set(passages.map(({ file }) => file))]).toEqual(files);
    });

    it('finds a restricted page only for its principals, in every scope', async () => {
      const retriever = await indexed(AMBIGUOUS);
      const page = { currentChapter: 3, currentLesson: 'secret' };
      const bob = { tenantId: 'acme', userId: 'bob' };

      for (const scope of ['full', 'current_chapter', 'current_page'] as const) {
        const headings = async (members = {}) =>
          (await found(retriever, 'secret password', { scope, ...page, ...members }))
            .map(({ text }) => text)
            .join('\n');
        expect(await headings()).not.toContain('password');
        expect(await headings({ identity: bob })).toContain('password');
      }
    });
  });

  describe('an interrupted update', () => {
    it.each([0, 1, 3])(
      'leaves the old state searchable after %i batches, and the next update continues it',
      async (batches) => {
        const { embedder, ingestion, retriever } = searchRoom({ index });
        await folder.write({ ...pagesOf(120, 'Old text'), 'gone.md': '# Gone\n\nOld text.\n' });
        await ingestion.ingest(folder.path);
        await folder.write(pagesOf(130, 'New text'));
        await folder.delete('gone.md');
        const before = await found(retriever, 'text');
        const cutOff = new WordEmbedder();
        cutOff.failsFrom = batches;

        const running = searchRoom({ index, embedder: cutOff }).ingestion.ingest(folder.path);

        await expect(running).rejects.toMatchObject({ code: 'embedding_unavailable' });
        expect(await found(retriever, 'text')).toEqual(before);
        const embedded = embedder.embedded;
        const { added, updated, removed } = await ingestion.ingest(folder.path);
        expect(embedder.embedded - embedded + cutOff.embedded).toBe(130);
        expect(added + updated).toBeLessThanOrEqual(130);
        expect(removed).toBeLessThanOrEqual(1);
        const after = await found(retriever, 'text');
        expect(after.map(({ text }) => text.slice(0, 3))).toEqual(Array<string>(20).fill('New'));
        expect(await index.serving()).toMatchObject({ chunks: 130, pages: 130 });
      },
      60_000,
    );

    it('leaves nothing in the index when the next update has the old pages again', async () => {
      const { ingestion, retriever } = searchRoom({ index });
      await folder.write(pagesOf(40, 'Old text'));
      await ingestion.ingest(folder.path);
      const before = await found(retriever, 'text');
      await folder.write(pagesOf(60, 'New text'));
      const cutOff = new WordEmbedder();
      cutOff.failsFrom = 1;
      await expect(searchRoom({ index, embedder: cutOff }).ingestion.ingest(folder.path)).rejects.toMatchObject({
        code: 'embedding_unavailable',
      });

      await folder.remove();
      await folder.write({ ...pagesOf(40, 'Old text'), 'extra.md': '# Extra\n\nSomething else.\n' });
      await ingestion.ingest(folder.path);

      expect((await found(retriever, 'old text')).map(({ text }) => text).join()).not.toContain('New');
      expect((await found(retriever, 'text')).map(({ id }) => id).toSorted()).toEqual(
        before.map(({ id }) => id).toSorted(),
      );
      expect(await index.serving()).toMatchObject({ chunks: 41 });
    }, 60_000);
  });

  describe('an index that its database has lost', () => {
    it('is not searched as if nothing were covered, and the next ingest builds it again', async () => {
      const { ingestion, retriever, embedder } = searchRoom({ index });
      await folder.write(pagesOf(5, 'Some text'));
      await ingestion.ingest(folder.path);
      await store.lose((await index.serving())!.id);
      const searched = found(retriever, 'text');

      await expect(searched).rejects.toMatchObject({ code: 'index_lost', kind: 'unavailable' });
      const embedded = embedder.embedded;
      const warning = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
      expect(await ingestion.ingest(folder.path)).toMatchObject({ added: 5, unchanged: 0 });
      expect(embedder.embedded - embedded).toBe(5);
      expect(warning.mock.calls).toEqual([
        ['The search index is incomplete: it has 0 of 5 chunks. It is built again.'],
      ]);
      warning.mockRestore();
      expect(await found(retriever, 'text')).toHaveLength(5);
      expect(await ingestion.ingest(folder.path)).toMatchObject({ added: 0, unchanged: 5 });
    });

    it('is built again when a server starts', async () => {
      const { ingestion } = searchRoom({ index });
      await folder.write(pagesOf(5, 'Some text'));
      await ingestion.ingest(folder.path);
      await store.lose((await index.serving())!.id);
      const lines: string[] = [];
      const warning = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();

      const started = searchRoom({ index, contentDir: folder.path });
      await started.initialIndex.ensure((line) => lines.push(line));

      warning.mockRestore();
      expect(lines[0]).toMatch(/^The index is incomplete: indexing /);
      expect(await found(started.retriever, 'text')).toHaveLength(5);
    });

    it('is built again in full by an ingest with `rebuild`, also when nothing changed', async () => {
      const { ingestion, retriever } = searchRoom({ index });
      await folder.write(pagesOf(5, 'Some text'));
      await ingestion.ingest(folder.path);
      const before = (await index.serving())!;

      const summary = await ingestion.ingest(folder.path, { rebuild: true });

      expect(summary).toMatchObject({ added: 5, unchanged: 0 });
      expect((await index.serving())!.id).not.toBe(before.id);
      expect(await found(retriever, 'text')).toHaveLength(5);
    });
  });

  describe('a folder without pages', () => {
    it('does not remove an index unless that is allowed', async () => {
      const { ingestion, retriever } = searchRoom({ index });
      await folder.write(pagesOf(5, 'Some text'));
      await ingestion.ingest(folder.path);
      const empty = await CorpusFolder.with({});

      const refused = ingestion.ingest(empty.path);

      await expect(refused).rejects.toMatchObject({
        code: 'content_empty',
        message: expect.stringContaining('mounted'),
      });
      expect(await found(retriever, 'text')).toHaveLength(5);
      expect(await ingestion.ingest(empty.path, { force: true })).toMatchObject({ removed: 5 });
      expect(await found(retriever, 'text')).toEqual([]);
      await empty.remove();
    });
  });
}
