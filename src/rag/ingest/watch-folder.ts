import { setTimeout } from 'node:timers/promises';
import { folderVersion } from '../../content/folder-version.js';
import { WATCH_EVERY_MS } from '../limits.js';

/**
 * Calls `update` when files of a corpus folder have changed, until the signal is aborted. An update begins when two looks in
 * a row find the same state, so that one follows many changes; changes during an update cause the next one. It looks at the
 * times of files instead of using notifications of the system, which do not work on every network drive or mount.
 *
 * @param since the version of the folder that is known already
 */
export async function watchFolder(
  directory: string,
  since: string | undefined,
  update: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let known = since;
  let seen = since;
  while (await pause(signal)) {
    // A folder that cannot be read now is looked at again later.
    const version = await folderVersion(directory).catch(() => undefined);
    if (version !== undefined && version !== known && version === seen) {
      known = version;
      await update();
    }
    seen = version;
  }
}

/** @returns false when the signal is aborted. */
function pause(signal: AbortSignal): Promise<boolean> {
  return setTimeout(WATCH_EVERY_MS, true, { signal }).catch(() => false);
}
