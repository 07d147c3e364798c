import { join } from 'node:path';
import { CONFIG_PATTERNS } from '../limits.js';
import { type ConfigText, isObject, textsOf } from './config-text.js';
import { matchesGlob } from './globs.js';
import { type Rewrite, readRewrite } from './rewrite.js';
import type { SitePlace, SiteRules } from './site-rules.js';
import { isAround, outsideOf, pathFrom } from './source-folders.js';

/** VitePress: `srcDir`, `srcExclude`, `rewrites` that are written out, and `cleanUrls`. */
export function vitepressSite(configs: readonly ConfigText[], place: SitePlace): SiteRules {
  const values = (name: string) => configs.flatMap((config) => config.values(name));
  const srcDir = values('srcDir').find((value) => typeof value === 'string') ?? '.';
  const source = join(place.site, srcDir);
  const excluded = values('srcExclude').flatMap(textsOf).slice(0, CONFIG_PATTERNS);
  const rewrites = rewritesIn(values('rewrites').find(isObject) ?? {});
  const isOutside = outsideOf(source, place);
  return {
    ...(values('cleanUrls').includes(true) && { ending: 'folder-slash' as const }),
    sitePath: (path) => {
      const inside = pathFrom(source, place, path);
      const rewritten = inside === undefined ? undefined : firstRewrite(rewrites, inside);
      return rewritten ?? (isAround(source, place) ? (inside ?? path) : path);
    },
    leftOut: (path) => {
      const inside = pathFrom(source, place, path) ?? path;
      const pattern = excluded.find((each) => matchesGlob(inside, each));
      return isOutside(path) ?? (pattern === undefined ? undefined : `srcExclude ${pattern}`);
    },
  };
}

function rewritesIn(rewrites: Readonly<Record<string, unknown>>): Rewrite[] {
  const pairs = Object.entries(rewrites).slice(0, CONFIG_PATTERNS);
  return pairs.flatMap(([from, to]) => (typeof to === 'string' ? (readRewrite(from, to) ?? []) : []));
}

function firstRewrite(rewrites: readonly Rewrite[], path: string): string | undefined {
  for (const rewrite of rewrites) {
    const rewritten = rewrite(path);
    if (rewritten !== undefined) return rewritten;
  }
  return undefined;
}
