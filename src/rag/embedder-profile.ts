/** How much the similarities of an embedding model count, compared with shared words. */
export interface EmbedderProfile {
  /** Share of the score that similarity of meaning decides, 0 to 1; shared words decide the rest. */
  readonly denseWeight: number;
  /**
   * The usual difference between the highest and the lowest similarity of a long list. Similarities that differ less (in a
   * short list or a small corpus) mean little, so they are not scaled up to the full range of scores.
   */
  readonly usualRange: number;
}

/** The bundled encoder adds up the meanings of single words, so shared words count more. Measured. */
const LOCAL: EmbedderProfile = { denseWeight: 0.35, usualRange: 0.2 };
/** Large embedding models find at least as well as words do. */
const GENERAL: EmbedderProfile = { denseWeight: 0.5, usualRange: 0.2 };

/** The profile for the `model` of an `Embedder`. */
export function profileOf(model: string): EmbedderProfile {
  return model.startsWith('local/') ? LOCAL : GENERAL;
}
