import type { SiteFacts } from '../site-renderer.js';
import { openSite } from './open-site.js';

export function run(site: SiteFacts): Promise<string> {
  return openSite(site).library.version();
}
