import { CONFIG_PATTERNS } from '../limits.js';
import { matchesGlob } from './globs.js';
import type { SitePlace, SiteRules } from './site-rules.js';
import { isAround, outsideOf, pathFrom } from './source-folders.js';

const EXCLUDED = /^exclude_patterns[ \t]*\+?=[ \t]*\[/m;
const ENDINGS = /^source_suffix[ \t]*=[ \t]*([^\n]*(?:\n[ \t}\]][^\n]*)*)/m;
const TEXT = /"([^"\n]*)"|'([^'\n]*)'/g;

/**
 * Sphinx: every page is a file of HTML. Of `conf.py`, `exclude_patterns` and `source_suffix` are read where they are written out.
 * @param settings the settings of Read the Docs, which name the builder: `dirhtml` writes a folder for each page
 */
export function sphinxSite(config: string, settings: string, place: SitePlace): SiteRules {
  const patterns = textsIn(listAfter(EXCLUDED, config)).slice(0, CONFIG_PATTERNS);
  const isOutside = outsideOf(place.site, place);
  const readsTextAsRst = textsIn(ENDINGS.exec(config)?.[1]).includes('.txt');
  return {
    isSphinx: true,
    readsTextAsRst,
    ending: /\bdirhtml\b/.test(settings) ? 'slash' : 'index-html',
    sitePath: (path) => (isAround(place.site, place) ? (pathFrom(place.site, place, path) ?? path) : path),
    leftOut: (path) => {
      const inside = pathFrom(place.site, place, path) ?? path;
      const pattern = patterns.find((each) => matchesGlob(inside, each) || matchesGlob(inside, `${each}/**`));
      return isOutside(path) ?? (pattern === undefined ? undefined : `exclude_patterns ${pattern}`);
    },
  };
}

/** What is written in the list whose opening bracket ends the expression. */
function listAfter(opening: RegExp, config: string): string {
  const found = opening.exec(config);
  return found ? (config.slice(found.index + found[0].length).split(']', 1)[0] ?? '') : '';
}

function textsIn(source = ''): string[] {
  return [...source.matchAll(TEXT)].map(([, double, single]) => double ?? single ?? '');
}
