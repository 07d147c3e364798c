import { join } from 'node:path';
import { CONFIG_PATTERNS } from '../limits.js';
import { isObject } from './config-text.js';
import { isIgnored, matchesGlob } from './globs.js';
import type { SitePlace, SiteRules } from './site-rules.js';
import { isAround, outsideOf, pathFrom } from './source-folders.js';

/** What MkDocs excludes without being told to. */
const ALWAYS = ['.*', '/templates/'];

/** MkDocs: `docs_dir`, `use_directory_urls`, `exclude_docs`, `draft_docs`, and of plugins `exclude` and the default language of `i18n`. */
export function mkdocsSite(config: Readonly<Record<string, unknown>>, place: SitePlace): SiteRules {
  const source = join(place.site, typeof config.docs_dir === 'string' ? config.docs_dir : 'docs');
  const isOutside = outsideOf(source, place);
  const excluded = [...ALWAYS, ...linesOf(config.exclude_docs)];
  const drafts = linesOf(config.draft_docs);
  const globs = [pluginOf(config.plugins, 'exclude')?.glob].flat().filter((glob) => typeof glob === 'string');
  return {
    ...(config.use_directory_urls === false && { ending: 'index-html' as const }),
    ...defaultLocale(pluginOf(config.plugins, 'i18n')?.languages),
    sitePath: (path) => (isAround(source, place) ? (pathFrom(source, place, path) ?? path) : path),
    leftOut: (path) => {
      const inside = pathFrom(source, place, path) ?? path;
      if (isIgnored(inside, excluded)) return 'exclude_docs';
      if (isIgnored(inside, drafts)) return 'draft_docs';
      if (globs.some((glob) => matchesGlob(inside, glob))) return 'the plugin exclude';
      return isOutside(path);
    },
  };
}

function linesOf(value: unknown): string[] {
  const lines = typeof value === 'string' ? value.split('\n').map((line) => line.trim()) : [];
  return lines.filter((line) => line !== '' && !line.startsWith('#')).slice(0, CONFIG_PATTERNS);
}

/** The settings of a plugin: plugins are a list of names and objects with one name, or one object. */
function pluginOf(plugins: unknown, name: string): Readonly<Record<string, unknown>> | undefined {
  for (const plugin of [plugins].flat()) {
    const settings = isObject(plugin) ? plugin[name] : undefined;
    if (isObject(settings)) return settings;
  }
  return undefined;
}

/** `mkdocs-static-i18n` shows the default language at the root of the site. */
function defaultLocale(languages: unknown): Pick<SiteRules, 'hiddenLocale'> {
  const language = [languages].flat().find((each) => isObject(each) && each.default === true);
  return isObject(language) && typeof language.locale === 'string' ? { hiddenLocale: language.locale } : {};
}
