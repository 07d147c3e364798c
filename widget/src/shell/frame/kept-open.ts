import { SafeStorage } from '../../session/storage.js';
import { flashTarget } from '../page/navigate.js';
import { isPhone } from './viewport.js';

const tab = new SafeStorage(() => sessionStorage, 'bw:');

/** On sites without a router every page is loaded anew: a panel that was open in this tab is open on the next page too. */
export const keepOpen = (opened: boolean): void => tab.set('open', opened ? 'yes' : null);

/** Not on a phone, where the panel would cover the section that the reader went to. */
export function openAgain(open: () => void): void {
  if (tab.get('open') === null || isPhone()) return;
  open();
  if (cameByLink()) flashTarget();
}

/** True for a page that was come to by a link; one that is reloaded keeps the place where the reader was. */
function cameByLink(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'navigate';
}
