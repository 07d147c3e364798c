import { join } from 'node:path';
import { trimEnd } from '../../common/trim-end.js';
import { type ConfigObject, type ConfigText, isObject, textsOf } from './config-text.js';
import type { SitePlace, SiteRules } from './site-rules.js';
import { isAround, pathFrom } from './source-folders.js';

/** A folder of pages of one plugin. */
interface Instance {
  /** As in the names of the folders for its translations and versions; `docs`, `blog` and `src/pages` without one. */
  readonly id: string;
  /** Absolute. */
  readonly folder: string;
  readonly route: string;
}

/**
 * Docusaurus: folders and routes of its docs plugins, their versions, and `trailingSlash`, where they are written out. They are
 * needed only when the corpus is more than the folder of one plugin.
 * @param versions the names in `versions.json`, latest first
 */
export function docusaurusSite(config: ConfigText, place: SitePlace, versions: readonly string[]): SiteRules {
  const docs = pluginObject(config, 'docs');
  const instances = instancesOf(config, docs, place.site);
  const inside = instances.filter(({ folder }) => isAround(folder, place));
  const slash = config.value('trailingSlash');
  return {
    ...(typeof slash === 'boolean' && { ending: slash ? ('slash' as const) : ('none' as const) }),
    ...(inside.length > 0 && {
      sitePath: (path: string) => canonicalPath(path, inside, place),
      routes: new Map(instances.map(({ id, route }) => [id, route])),
      versionRoutes: versionRoutes(docs, versions),
      leftOut: (path: string) => leftOut(canonicalPath(path, inside, place), instances, docs),
    }),
  };
}

function instancesOf(config: ConfigText, docs: ConfigObject, site: string): Instance[] {
  const blog = pluginObject(config, 'blog');
  const others = config.objectsWith('routeBasePath').filter(({ id, path }) => id && path);
  const instance = (id: string, { path, routeBasePath }: ConfigObject, usual = id): Instance => ({
    id,
    folder: join(site, textOr(path, usual)),
    route: textOr(routeBasePath, usual).replace(/^\//, ''),
  });
  return [
    ...others.map((other) => instance(textOr(other.id, 'docs'), other)),
    instance('docs', docs),
    instance('blog', blog),
    { id: 'src/pages', folder: join(site, 'src/pages'), route: '' },
  ];
}

/** The settings of a plugin in the preset. The theme has a member of the same name with other settings. */
function pluginObject(config: ConfigText, name: string): ConfigObject {
  const names = ['path', 'routeBasePath', 'lastVersion', 'versions', 'includeCurrentVersion'];
  return (
    (config.values(name).find((value) => isObject(value) && names.some((each) => each in value)) as ConfigObject) ?? {}
  );
}

/** The path as if every plugin had its usual folder, and the site nothing around it. */
function canonicalPath(path: string, instances: readonly Instance[], place: SitePlace): string {
  for (const { id, folder } of instances) {
    const inside = pathFrom(folder, place, path);
    if (inside !== undefined) return `${id}/${inside}`;
  }
  return pathFrom(place.site, place, path) ?? path;
}

function versionRoutes(docs: ConfigObject, versions: readonly string[]): ReadonlyMap<string, string> {
  const last = textOr(docs.lastVersion, versions[0] ?? 'current');
  const settings = Object.entries(isObject(docs.versions) ? docs.versions : {});
  const written = settings.flatMap(([name, value]): [string, string][] =>
    isObject(value) && typeof value.path === 'string' ? [[name, trimEnd(value.path, /\//).replace(/^\//, '')]] : [],
  );
  return new Map([['current', 'next'], [last, ''], ...written]);
}

const GENERATED = /^(?:i18n\/|(?:[\w-]+_)?versioned_docs\/)/;

function leftOut(path: string, instances: readonly Instance[], docs: ConfigObject): string | undefined {
  if (docs.includeCurrentVersion === false && path.startsWith('docs/')) return 'includeCurrentVersion: false';
  const version = /^versioned_docs\/version-([^/]+)\//.exec(path)?.[1];
  const shown = textsOf(docs.onlyIncludeVersions);
  if (version !== undefined && shown.length > 0 && !shown.includes(version)) return 'onlyIncludeVersions';
  const isPage = GENERATED.test(path) || instances.some(({ id }) => path.startsWith(`${id}/`));
  return isPage ? undefined : 'it is in no folder of a plugin of Docusaurus';
}

function textOr(value: unknown, usual: string): string {
  return typeof value === 'string' ? value : usual;
}
