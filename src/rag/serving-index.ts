import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors/app-error.js';
import { UnavailableError } from '../common/errors/unavailable.error.js';
import { CHUNKER_VERSION } from './chunking/chunker.js';
import { Embedder } from './embedder.js';
import { type IndexBuild, type IndexRecipe, type Lexicon, sameBuild } from './index-build.js';
import { assertSameRecipe } from './index-mismatch.js';
import { VectorIndex } from './vector-index.js';

/** The build that is searched now, with its lexicon. The lexicon is cached until a new revision is published. */
@Injectable()
export class ServingIndex {
  private cached?: { readonly build: string; readonly revision: number; readonly lexicon: Promise<Lexicon> };

  constructor(
    private readonly index: VectorIndex,
    private readonly embedder: Embedder,
  ) {}

  /** The recipe of an index that this server would build. */
  get recipe(): IndexRecipe {
    return { model: this.embedder.model, dimensions: this.embedder.dimensions, chunkerVersion: CHUNKER_VERSION };
  }

  /** @throws UnavailableError while there is no index, AppError when this server cannot search the existing index. */
  async open(): Promise<{ build: IndexBuild; lexicon: Lexicon }> {
    const build = await this.index.serving(this.recipe);
    if (!build) {
      throw new UnavailableError('index_empty');
    }
    assertSameRecipe(build, this.recipe);
    return { build, lexicon: await this.lexiconOf(build) };
  }

  /** What a published build has lost, as a part of a sentence. Undefined also for a build that was replaced meanwhile. */
  async problemOf(build: IndexBuild): Promise<string | undefined> {
    const problem = await this.index.problemOf(build);
    if (problem === undefined) return undefined;
    const now = await this.index.serving(build);
    return now && sameBuild(now, build) ? problem : undefined;
  }

  /** Call this when a search found nothing at all. @throws AppError `index_lost` when that is because chunks were lost. */
  async assertComplete(build: IndexBuild): Promise<void> {
    const problem = build.chunks > 0 ? await this.problemOf(build) : undefined;
    if (problem !== undefined) throw new AppError({ code: 'index_lost', cause: new Error(`The index: ${problem}.`) });
  }

  private lexiconOf({ id, revision }: IndexBuild): Promise<Lexicon> {
    if (this.cached?.build !== id || this.cached.revision !== revision) {
      const lexicon = this.index.lexicon(id);
      this.cached = { build: id, revision, lexicon };
      lexicon.catch(() => (this.cached = undefined));
    }
    return this.cached.lexicon;
  }
}
