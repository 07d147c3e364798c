import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { Injectable } from '@nestjs/common';
import { RagSettings } from '../config/settings.js';

const TYPES: ReadonlySet<string> = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.svg']);

/** Pictures that lie in the corpus folder. Everything else there stays private. */
@Injectable()
export class CorpusImages {
  constructor(private readonly settings: RagSettings) {}

  /**
   * The real path of a picture, undefined where there is none to show: another type, a hidden file, no file, or one that
   * a link or `..` reaches outside of the folder.
   */
  async find(path: string): Promise<string | undefined> {
    const isHidden = path.split('/').some((segment) => segment.startsWith('.'));
    if (isHidden || path.includes('\0') || !TYPES.has(extname(path).toLowerCase())) return undefined;
    try {
      const root = await realpath(this.settings.contentDir);
      const file = await realpath(join(root, path));
      const isInside = file.startsWith(root + sep) && TYPES.has(extname(file).toLowerCase());
      return isInside && (await stat(file)).isFile() ? file : undefined;
    } catch {
      // Missing or unreadable: for a reader the same.
      return undefined;
    }
  }
}
