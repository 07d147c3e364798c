import { SafeStorage } from '../../session/storage.js';
import { flashTarget } from '../page/navigate.js';
import { isPhone } from './viewport.js';

const tab = new SafeStorage(() => sessionStorage, 'bw:');

/** Remembers for this tab that the panel is open, so that the next page of a site without a router opens it again. */
export const keepOpen = (opened: boolean): void => tab.set('open', opened ? 'yes' : null);

/** Opens the panel if it was open on the last page of this tab; not on a phone, where it would cover the new page. */
export function openAgain(open: () => void): void {
  if (tab.get('open') === null || isPhone()) return;
  open();
  if (cameByLink()) flashTarget();
}

/** True when a link led to this page. A reload is different: the browser restores the scroll position. */
function cameByLink(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'navigate';
}
