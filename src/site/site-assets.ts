import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ICON_AT, SCRIPT_AT, STYLES_AT } from './site-addresses.js';

export interface SiteAsset {
  readonly address: string;
  readonly type: string;
  readonly body: string;
  /** A hash of the content, so that browsers can cache the file without revalidation. */
  readonly version: string;
}

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#2f5bd7"/>
<path d="M9 8h10a4 4 0 0 1 4 4v12H13a4 4 0 0 1-4-4z" fill="#fff"/><path d="M13 13h6M13 17h6" stroke="#2f5bd7" stroke-width="2"/></svg>`;

/** The build adds this line, but source maps are not served. */
const SOURCE_MAP = /^\/\/# sourceMappingURL=.*$/m;

/** The style sheet, the script and the icon of the pages. */
@Injectable()
export class SiteAssets {
  readonly styles = asset(STYLES_AT, 'text/css', source('site.css'));
  readonly script = asset(SCRIPT_AT, 'text/javascript', source('site.js').replace(SOURCE_MAP, ''));
  readonly icon = asset(ICON_AT, 'image/svg+xml', ICON);
}

function source(file: string): string {
  return readFileSync(join(import.meta.dirname, 'browser', file), 'utf8');
}

function asset(address: string, type: string, body: string): SiteAsset {
  const version = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { address, type, body, version };
}
