import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Injectable } from '@nestjs/common';
import { RagSettings } from '../config/settings.js';
import { isPictureFile } from '../content/picture-files.js';

/** Images in the corpus folder. No other file of that folder is served. */
@Injectable()
export class CorpusImages {
  constructor(private readonly settings: RagSettings) {}

  /**
   * The real path of an image. Undefined if it is missing, hidden, of another type, or outside of the folder through a
   * symbolic link or `..`.
   */
  async find(path: string): Promise<string | undefined> {
    const isHidden = path.split('/').some((segment) => segment.startsWith('.'));
    if (isHidden || path.includes('\0') || !isPictureFile(path)) return undefined;
    try {
      const root = await realpath(this.settings.contentDir);
      const file = await realpath(join(root, path));
      const isInside = file.startsWith(root + sep) && isPictureFile(file);
      return isInside && (await stat(file)).isFile() ? file : undefined;
    } catch {
      // A missing and an unreadable file get the same answer.
      return undefined;
    }
  }
}
