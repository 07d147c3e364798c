import type { AnswerSettings } from '../../config/settings.js';
import { absoluteUrl, isBelow, isRelative, writtenPath, writtenUrl } from './link-address.js';

/**
 * A security feature: the one rule about the addresses to which an answer may lead. Text, thoughts, tasks, sources and
 * titles ask it. Each method returns the address as it may be written, or undefined when it is shown as text.
 */
export class LinkRule {
  private readonly sites: readonly URL[];

  constructor(private readonly settings: Pick<AnswerSettings, 'links' | 'siteAddresses'>) {
    this.sites = settings.siteAddresses.flatMap((address) => absoluteUrl(address) ?? []);
  }

  link(address: string): string | undefined {
    const own = this.picture(address);
    if (own !== undefined || this.settings.links !== 'https') return own;
    const url = absoluteUrl(address);
    return url?.protocol === 'https:' ? writtenUrl(url) : undefined;
  }

  /** A picture is loaded without a click, so it never comes from another site than that of the documentation. */
  picture(address: string): string | undefined {
    if (this.settings.links === 'none') return undefined;
    if (isRelative(address)) return writtenPath(address);
    const url = absoluteUrl(address);
    return url && this.sites.some((site) => isBelow(url, site)) ? writtenUrl(url) : undefined;
  }
}

/** No address is a link. */
export const NO_LINKS = new LinkRule({ links: 'none', siteAddresses: [] });
