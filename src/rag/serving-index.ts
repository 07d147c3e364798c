import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors/app-error.js';
import { UnavailableError } from '../common/errors/unavailable.error.js';
import { withinTime } from '../common/within-time.js';
import { CHUNKER_VERSION } from './chunking/chunker.js';
import { Embedder } from './embedder.js';
import {
  type BuildReference,
  type IndexBuild,
  type IndexRecipe,
  type Lexicon,
  sameBuild,
  sameRecipe,
} from './index-build.js';
import { indexMismatch } from './index-mismatch.js';
import { SEARCH_MS, SERVING_KEPT_MS } from './limits.js';
import { VectorIndex } from './vector-index.js';

export interface OpenedIndex {
  readonly build: IndexBuild;
  readonly lexicon: Lexicon;
  /** Whether the vectors are those of our model. If not, the build is searched by words only. */
  readonly isComparable: boolean;
}

const tooLate = () => new UnavailableError('index_unavailable');

/**
 * The build that is searched now, with its lexicon. It is read from the store once, and again when a search finds that the
 * publication was replaced, so that a search is one request to the store.
 */
@Injectable()
export class ServingIndex {
  private opening?: Promise<OpenedIndex>;
  private opened?: OpenedIndex;
  /** In milliseconds of `performance.now()`. */
  private openedAt = 0;

  constructor(
    private readonly index: VectorIndex,
    private readonly embedder: Embedder,
  ) {}

  /** The recipe of an index that this server would build. */
  get recipe(): IndexRecipe {
    return { model: this.embedder.model, dimensions: this.embedder.dimensions, chunkerVersion: CHUNKER_VERSION };
  }

  /**
   * @param replaced - The publication that a search could not find any more.
   * A build of another model is opened while there is none of ours, and the store is asked again at each call.
   * @throws UnavailableError while there is no index, AppError `index_mismatch` when the chunks of the existing index are of
   * another version of the chunker.
   */
  async open(replaced?: BuildReference): Promise<OpenedIndex> {
    const { opened } = this;
    if (!opened?.isComparable || (replaced && sameBuild(opened.build, replaced))) return this.readAgain();
    // A publication that was interrupted can leave the old build complete, so that searches would not notice the new one.
    if (performance.now() - this.openedAt > SERVING_KEPT_MS) this.readAgain().catch(() => undefined);
    return opened;
  }

  /** What a published build has lost, as a part of a sentence. Undefined also for a build that was replaced meanwhile. */
  async problemOf(build: IndexBuild, signal?: AbortSignal): Promise<string | undefined> {
    const problem = await this.index.problemOf(build, signal);
    if (problem === undefined) return undefined;
    const now = await this.index.serving(build, signal);
    return now && sameBuild(now, build) ? problem : undefined;
  }

  /** Call this when a search found nothing at all. @throws AppError `index_lost` when that is because chunks were lost. */
  async assertComplete(build: IndexBuild): Promise<void> {
    const problem = build.chunks > 0 ? await this.problemOf(build) : undefined;
    if (problem !== undefined) throw new AppError({ code: 'index_lost', cause: new Error(`The index: ${problem}.`) });
  }

  private readAgain(): Promise<OpenedIndex> {
    this.opening ??= this.read().finally(() => (this.opening = undefined));
    return this.opening;
  }

  private async read(): Promise<OpenedIndex> {
    this.openedAt = performance.now();
    const build = await withinTime(SEARCH_MS, tooLate, (signal) => this.index.serving(this.recipe, signal));
    if (!build) throw new UnavailableError('index_empty');
    if (build.chunkerVersion !== CHUNKER_VERSION) throw indexMismatch(build, this.recipe);
    const { opened } = this;
    const isKnown = opened && sameBuild(opened.build, build);
    const lexicon = isKnown ? opened.lexicon : await this.index.lexicon(build.id);
    this.opened = { build, lexicon, isComparable: sameRecipe(build, this.recipe) };
    return this.opened;
  }
}
