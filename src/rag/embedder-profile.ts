/** How far each of the two rankings is trusted, measured for the embedding model. */
export interface EmbedderProfile {
  readonly denseWeight: number;
  readonly lexicalWeight: number;
}

/** The bundled encoder was made for everyday sentences and is weak on technical text: words must carry. */
const LOCAL: EmbedderProfile = { denseWeight: 1, lexicalWeight: 3 };
const GENERAL: EmbedderProfile = { denseWeight: 1, lexicalWeight: 1 };

export function profileOf(model: string): EmbedderProfile {
  return model.startsWith('local/') ? LOCAL : GENERAL;
}
