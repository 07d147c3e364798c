import { join, relative, sep } from 'node:path';
import type { SitePlace } from './site-rules.js';

/** The path of a page of the corpus from another folder; undefined for a page outside of that folder. */
export function pathFrom(folder: string, { root }: Pick<SitePlace, 'root'>, path: string): string | undefined {
  const inside = relative(folder, join(root, path)).split(sep).join('/');
  return inside.startsWith('../') ? undefined : inside;
}

/** Whether the corpus holds a folder and files around it: only what is in the folder is a page then. */
export function isAround(folder: string, { root }: Pick<SitePlace, 'root'>): boolean {
  return folder !== root && folder.startsWith(root + sep);
}

/** Leaves out what is around the folder of pages, when the corpus is the whole site. */
export function outsideOf(folder: string, place: Pick<SitePlace, 'root'>): (path: string) => string | undefined {
  const name = relative(place.root, folder).split(sep).join('/');
  const isOutside = (path: string) => isAround(folder, place) && !path.startsWith(`${name}/`);
  return (path) => (isOutside(path) ? `the site has only the pages in ${name}` : undefined);
}
