import type { DatabaseSettings } from '../config/settings.js';
import { withDatabase } from '../database/connections.js';
import { type MovedData, OwnerData } from '../database/owner-data.js';
import type { Owner } from './identity.js';
import { nameOfOwner, readOwnerName } from './owner-name.js';

const ADOPT = 'adopt';
const JSON_OPTION = '--json';

export interface AdoptRequest {
  readonly from: Owner;
  readonly to: Owner;
  /** Writes one JSON object instead of a sentence. */
  readonly json: boolean;
}

/** @returns what the words after `npm run keys --` mean, or what is wrong with them, as a sentence. */
export function readKeysWords(words: readonly string[]): AdoptRequest | { readonly fault: string } {
  const [action, ...names] = words.filter((word) => word !== JSON_OPTION);
  if (action !== ADOPT) {
    const problem = action === undefined ? `The word "${ADOPT}" is missing.` : `The word "${action}" is not known.`;
    return { fault: `${problem} The command knows "${ADOPT}" and "${JSON_OPTION}".` };
  }
  const wrong = names.find((name) => readOwnerName(name) === undefined);
  if (wrong !== undefined) return { fault: `"${wrong}" is not an owner. Write <tenant>/<user>, such as local/local.` };
  const [from, to] = names.map(readOwnerName);
  if (!from || !to || names.length > 2) {
    return { fault: `After "${ADOPT}", name two owners: the one who has the chats, and the one who gets them.` };
  }
  if (names[0] === names[1]) return { fault: `Both owners are ${names[0]}. Name another owner who gets the chats.` };
  return { from, to, json: words.includes(JSON_OPTION) };
}

/**
 * `npm run keys -- adopt <from> <to> [--json]`: gives the chats and files of one owner to another.
 * @returns the exit code.
 */
export async function runAdopt(
  settings: DatabaseSettings,
  request: AdoptRequest,
  output: { write(text: string): unknown },
): Promise<number> {
  const moved = await withDatabase(settings, (database) => new OwnerData(database).move(request.from, request.to));
  output.write(`${describeMove(request, moved)}\n`);
  return 0;
}

/** @throws Error when nothing was moved, so that a wrong name is noticed. */
export function describeMove({ from, to, json }: AdoptRequest, moved: MovedData): string {
  const names = { from: nameOfOwner(from), to: nameOfOwner(to) };
  if (moved.threads === 0 && moved.attachments === 0) {
    throw new Error(
      `The owner ${names.from} has no chats and no files in this database. Check the name, DATA_DIR and DATABASE_URL.`,
    );
  }
  if (json) return JSON.stringify({ ...names, ...moved });
  return `Moved from ${names.from} to ${names.to}: chats ${moved.threads}, files ${moved.attachments}.`;
}
