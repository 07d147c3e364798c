import { parseArgs } from 'node:util';
import { parseUrl } from '../../common/parse-url.js';
import type { RagSettings } from '../../config/settings.js';
import { readCorpus } from '../corpus-reader.js';
import { CHECKED_PAGES, CHECKED_PAGES_LIMIT } from '../limits.js';
import { checkLinks, type LinkCheck, samplePages } from './check-links.js';
import { UndiciSite } from './undici-site.js';

/** The part of the links that may be broken, for example because a page was removed since. */
const TOLERATED = 0.1;

export interface LinkCheckRequest {
  readonly directory: string;
  /** Ends in a slash. */
  readonly base: string;
  readonly sample: number;
  readonly seed: string;
  readonly json: boolean;
}

/** @returns undefined when the words are wrong. */
export function readCheckWords(words: readonly string[], contentDir: string): LinkCheckRequest | undefined {
  const options = {
    'check-links': { type: 'string' },
    sample: { type: 'string', default: String(CHECKED_PAGES) },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const address = parseUrl(values['check-links'] ?? '');
    const sample = Number(values.sample);
    const isPossible = Number.isInteger(sample) && sample >= 1 && sample <= CHECKED_PAGES_LIMIT;
    if (!address || !/^https?:$/.test(address.protocol) || positionals.length > 1 || !isPossible) return undefined;
    const base = `${address.origin}${address.pathname.replace(/\/$/, '')}/`;
    return { directory: positionals[0] ?? contentDir, base, sample, seed: values.seed, json: values.json };
  } catch {
    return undefined;
  }
}

/**
 * `npm run ingest -- --check-links <address>`: asks the published site for a sample of the pages that citations open.
 * @returns the exit code: 1 when more than a tenth of them cannot be opened.
 */
export async function runLinkCheck(
  { reading, proxies }: Pick<RagSettings, 'reading'> & Partial<Pick<RagSettings, 'proxies'>>,
  { directory, base, sample, seed, json }: LinkCheckRequest,
  output: { write(text: string): unknown },
): Promise<number> {
  const { pages } = await readCorpus(directory, reading);
  const site = new UndiciSite(proxies);
  try {
    const check = await checkLinks(samplePages(pages, sample, seed), base, site);
    output.write(json ? `${JSON.stringify(check)}\n` : describe(check));
    const broken = check.links.filter(({ result }) => result === 'not found' || result === 'failed').length;
    return check.links.length === 0 || broken > check.links.length * TOLERATED ? 1 : 0;
  } finally {
    await site.close();
  }
}

function describe({ links, suggestions, answersEverything }: LinkCheck): string {
  const lines = links.map(({ result, url, detail }) => `${result.padEnd(9)}  ${url}${detail ? `  (${detail})` : ''}`);
  const count = (wanted: string) => links.filter(({ result }) => result === wanted).length;
  const counts = ['ok', 'moved', 'no anchor', 'not found', 'failed'].map((result) => `${count(result)} ${result}`);
  lines.push(links.length === 0 ? 'There are no pages to check.' : `${links.length} pages: ${counts.join(', ')}.`);
  if (answersEverything)
    lines.push('The site also has a page at an address that cannot exist, so this check proves nothing.');
  const [best] = suggestions;
  if (best !== undefined) lines.push(`This setting would help: ${best}.`);
  return `${lines.join('\n')}\n`;
}
