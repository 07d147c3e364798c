import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import { ConflictError } from '../../common/errors/conflict.error.js';
import { RagSettings } from '../../config/settings.js';
import { Workers } from '../../workers/workers.js';
import { Embedder } from '../embedder.js';
import { type IndexBuild, sameRecipe } from '../index-build.js';
import { LexiconCounter } from '../lexical/lexicon.js';
import { Ranking } from '../search/ranking.js';
import { ServingIndex } from '../serving-index.js';
import { VectorIndex } from '../vector-index.js';
import { applyChanges, type IngestOptions } from './apply-changes.js';
import type { ChangeCounts, IngestSummary } from './ingest-summary.js';
import { type OpenCorpus, withCorpus } from './open-corpus.js';
import { contentDiffers, isOtherFolder, keepingSome } from './other-folder.js';
import { ChangePlan, type CorpusPart } from './plan-changes.js';

/**
 * Updates the index from a folder of markdown. Only changed text is embedded. Searches find the old state until all changes
 * are written, then the new one. When the embedding model or the chunker changed, a new build is written. If a run is
 * interrupted, the next run continues it.
 */
@Injectable()
export class IngestService {
  private readonly logger = new Logger('Index');
  private running = false;

  constructor(
    private readonly index: VectorIndex,
    private readonly embedder: Embedder,
    private readonly serving: ServingIndex,
    private readonly clock: Clock,
    private readonly ranking: Ranking,
    private readonly workers: Workers,
    private readonly settings: RagSettings,
  ) {}

  /** Whether this process is writing to the index now. */
  get building(): boolean {
    return this.running;
  }

  /**
   * @throws AppError `index_building` while this process, or another process with the same store, is indexing;
   * `content_empty` when the folder has no pages and the index has some, `content_differs` when the index was made of the other
   * pages of another folder: both unless `force` is set.
   */
  async ingest(directory: string, options: IngestOptions = {}): Promise<IngestSummary> {
    if (this.running) throw new ConflictError('index_building');
    this.running = true;
    try {
      // Pages are read by the only writer, so that a process that waited for another one does not write older pages.
      return await this.index.exclusively((lost) => {
        const signal = options.signal ? AbortSignal.any([options.signal, lost]) : lost;
        return this.readAndUpdate(directory, { ...options, signal });
      });
    } finally {
      this.running = false;
    }
  }

  private readAndUpdate(directory: string, options: IngestOptions): Promise<IngestSummary> {
    const now = this.clock.now();
    const input = { directory, reading: this.settings.reading, now, lexical: this.ranking.lexical };
    return withCorpus(this.workers, input, { signal: options.signal }, async (corpus) => {
      const counts = await this.update(corpus, options);
      const seconds = (this.clock.now().getTime() - now.getTime()) / 1_000;
      const problems = [...corpus.problems, ...corpus.leftOut];
      const { flavour, unread } = corpus;
      return { ...counts, pages: corpus.pages - corpus.leftOut.length, flavour, problems, unread, seconds };
    });
  }

  private async update(corpus: OpenCorpus, options: IngestOptions): Promise<ChangeCounts> {
    const { recipe } = this.serving;
    const current = await this.index.serving(recipe);
    if (corpus.pages === 0 && current && current.chunks > 0 && !options.force)
      throw new AppError({ code: 'content_empty' });
    const usable = options.rebuild ? undefined : await this.usable(current);
    if (usable?.corpusHash === corpus.hash) return { ...NO_CHANGES, unchanged: usable.chunks };
    const build = usable?.id ?? (await this.index.stage(recipe));
    const parts = await this.guarded(corpus, current, options);
    const plan = new ChangePlan(await this.index.hashes(build), corpus.pages);
    const counter = new LexiconCounter();
    await applyChanges(this.index, this.embedder, build, plan, countedBy(counter, parts), options);
    const { hash: corpusHash, folder } = corpus;
    const facts = { indexedAt: this.clock.now(), corpusHash, folder, lexicon: counter.lexicon };
    const pages = corpus.pages - corpus.leftOut.length;
    await this.index.publish(build, { pages, ...facts });
    return plan.counts;
  }

  /** The parts of the corpus; a wrong folder is refused before anything of it is written. */
  private async guarded(
    { parts, folder }: OpenCorpus,
    current: IndexBuild | undefined,
    { force }: IngestOptions,
  ): Promise<AsyncIterable<CorpusPart>> {
    if (force || !current || !isOtherFolder(current, folder)) return parts;
    return keepingSome(parts, new Set((await this.index.hashes(current.id)).keys()), () =>
      contentDiffers(current, folder),
    );
  }

  /** The build, if it has our recipe and is complete, so that it can be updated. */
  private async usable(build: IndexBuild | undefined): Promise<IndexBuild | undefined> {
    if (!build || !sameRecipe(build, this.serving.recipe)) return undefined;
    const problem = await this.serving.problemOf(build);
    if (problem === undefined) return build;
    this.logger.warn(`The search index is incomplete: ${problem}. It is built again.`);
    return undefined;
  }
}

const NO_CHANGES: ChangeCounts = { added: 0, updated: 0, removed: 0, unchanged: 0, tokens: 0, changedPages: 0 };

async function* countedBy(counter: LexiconCounter, parts: AsyncIterable<CorpusPart>): AsyncGenerator<CorpusPart> {
  for await (const part of parts) {
    counter.add(
      part.entries.map(({ indexed }) => indexed.sparse),
      part.entries.map(({ indexed }) => indexed.chunk.language),
      part.entries.map(({ indexed }) => indexed.chunk.locale),
    );
    yield part;
  }
}
