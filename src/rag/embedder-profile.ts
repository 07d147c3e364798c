/** How far an embedding model is trusted beside words. */
export interface EmbedderProfile {
  /** Share of the score that similarity of meaning decides, 0 to 1; shared words decide the rest. */
  readonly denseWeight: number;
  /**
   * By how much similarities usually differ over a long list. Where they differ less, on a short list or in a small corpus,
   * they tell little, and are not stretched to look as if they did.
   */
  readonly usualRange: number;
}

/** The bundled encoder was made for everyday sentences and is weak on technical text: words must carry. Measured. */
const LOCAL: EmbedderProfile = { denseWeight: 0.25, usualRange: 0.2 };
/** Large embedding models are at least as good as words. */
const GENERAL: EmbedderProfile = { denseWeight: 0.5, usualRange: 0.2 };

export function profileOf(model: string): EmbedderProfile {
  return model.startsWith('local/') ? LOCAL : GENERAL;
}
