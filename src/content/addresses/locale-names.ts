/** Languages of ISO 639-1 that documentation is translated into. Others, such as `ts` and `io`, are usual names of folders. */
const LANGUAGES = new Set(
  (
    'af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ' +
    'ky lo lt lv mk ml mn mr ms my nb ne nl nn no pa pl pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh'
  ).split(' '),
);
const LOCALE = /^([a-z]{2})(?:[-_](?:hans|hant|latn|cyrl))?(?:[-_](?:[a-z]{2}|419))?$/i;
const VERSION = /^(?:v\d+|v?\d+(?:\.\d+)+|v?\d+(?:\.\d+)*\.x)(?:-(?:alpha|beta|rc)[\w.]*)?$/i;

/** Whether a folder is named after a locale: `de`, `pt-BR`, `zh-cn`, `zh_Hans`. */
export function isLocale(name: string): boolean {
  const language = LOCALE.exec(name)?.[1];
  return language !== undefined && LANGUAGES.has(language.toLowerCase());
}

/** Whether a folder is named after a version: `v2`, `1.0`, `v3.x`, `2.0-beta.1`. */
export function isVersion(name: string): boolean {
  return VERSION.test(name);
}
