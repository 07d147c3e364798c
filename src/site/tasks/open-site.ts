import { SystemClock } from '../../common/clock.js';
import { PageLibrary } from '../content/page-library.js';
import { SiteSearch } from '../search/site-search.js';
import { type SiteFacts, SiteRenderer } from '../site-renderer.js';

/** What a thread keeps of a site between two tasks. */
export interface OpenSite {
  readonly library: PageLibrary;
  readonly renderer: SiteRenderer;
  readonly search: SiteSearch;
}

const sites = new Map<string, OpenSite>();

/** The site with these facts; the first call opens it. */
export function openSite(facts: SiteFacts): OpenSite {
  const key = JSON.stringify(facts);
  const known = sites.get(key);
  if (known) return known;
  const opened = {
    library: new PageLibrary(facts.contentDir, new SystemClock(), facts.reading),
    renderer: new SiteRenderer(facts),
    search: new SiteSearch(),
  };
  sites.set(key, opened);
  return opened;
}
