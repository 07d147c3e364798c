import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Injectable } from '@nestjs/common';

const LOADER = 'loader.js';

/** The files of the built widget, below the working directory. */
@Injectable()
export class WidgetFiles {
  /** Absolute. */
  readonly folder = resolve('widget/dist');

  /** Undefined if the widget is not built. */
  readonly loaderVersion = versionOf(resolve(this.folder, LOADER));

  /** Whether a file at this address never changes: names of chunks contain a hash, and the loader is requested with one. */
  isImmutable(path: string, version: unknown): boolean {
    return path.startsWith('chunks/') || (path === LOADER && version !== undefined && version === this.loaderVersion);
  }
}

function versionOf(file: string): string | undefined {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12) : undefined;
}
