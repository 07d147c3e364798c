import { resolve } from 'node:path';
import { AppError } from '../../common/errors/app-error.js';
import { BUNDLED_HANDBOOK } from '../../config/env.schema.js';
import type { IndexBuild } from '../index-build.js';
import { KEPT_SHARE } from '../limits.js';
import type { CorpusPart } from './plan-changes.js';

/** Whether a build was made of another folder. Only the handbook of the project is replaced without a question. */
export function isOtherFolder(build: Pick<IndexBuild, 'folder' | 'chunks'>, folder: string): boolean {
  const isKnown = build.folder !== undefined && build.chunks > 0;
  return isKnown && build.folder !== folder && build.folder !== resolve(BUNDLED_HANDBOOK);
}

export function contentDiffers({ folder: indexed }: Pick<IndexBuild, 'folder'>, folder: string): AppError {
  return new AppError({
    code: 'content_differs',
    message:
      `The index was made of ${indexed}, and almost nothing of it is in ${folder}. Check the folder. To replace the index, ` +
      `run \`npm run ingest -- --force ${folder}\`.`,
  });
}

/**
 * Passes the parts on when enough of the stored chunks are among them; until then they are held back, so that nothing of a wrong
 * folder is embedded or written.
 * @throws what `refusal` returns when the parts end before that
 */
export async function* keepingSome(
  parts: AsyncIterable<CorpusPart>,
  stored: ReadonlySet<string>,
  refusal: () => Error,
): AsyncGenerator<CorpusPart> {
  const heldBack: CorpusPart[] = [];
  let missing = Math.ceil(stored.size * KEPT_SHARE);
  for await (const part of parts) {
    missing -= part.entries.filter(({ indexed }) => stored.has(indexed.chunk.id)).length;
    heldBack.push(part);
    if (missing <= 0) yield* heldBack.splice(0);
  }
  if (missing > 0) throw refusal();
}
