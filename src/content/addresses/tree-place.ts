import type { FlavourName } from '../flavours/flavour-name.js';
import type { TreePlace } from './address-rules.js';
import { isLocale, isVersion } from './locale-names.js';

/** The locale and the version of a page by its folders, as the generator names them. */
export function treePlace(path: string, _flavour: FlavourName): TreePlace {
  return leadingFolders(path);
}

/** `de/v1.2/a.md`: a locale, a version, or both, are the first folders. */
function leadingFolders(path: string): TreePlace {
  let folders = path.split('/');
  const [first] = folders;
  const locale = folders.length > 1 && isLocale(first!) ? first! : null;
  if (locale !== null) folders = folders.slice(1);
  const version = folders.length > 1 && isVersion(folders[0]!) ? folders[0]! : null;
  if (version !== null) folders = folders.slice(1);
  return { locale, version, path: folders.join('/') };
}
