import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Injectable } from '@nestjs/common';

const LOADER = 'loader.js';
/** Where pages find the loader, from the site's root. */
export const LOADER_AT = `widget/${LOADER}`;

/** The built widget, which the build puts below the working directory. */
@Injectable()
export class WidgetFiles {
  /** Absolute. */
  readonly folder = resolve('widget/dist');

  /** Undefined when the widget was not built. */
  readonly loaderVersion = versionOf(resolve(this.folder, LOADER));

  /** Whether a file never changes under its address: chunks carry a hash in their names, the loader's is asked for. */
  isImmutable(path: string, version: unknown): boolean {
    return path.startsWith('chunks/') || (path === LOADER && version !== undefined && version === this.loaderVersion);
  }
}

function versionOf(file: string): string | undefined {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12) : undefined;
}
