import type { AnswerSettings } from '../../config/settings.js';
import { isPictureFile } from '../../content/picture-files.js';
import { absoluteUrl, isBelow, isRelative, writtenPath, writtenUrl } from './link-address.js';

/** Each method returns the address as it may be written, or undefined when it is shown as text. */
export interface AddressRule {
  link(address: string): string | undefined;
  picture(address: string): string | undefined;
}

/**
 * A security feature: the one rule about the addresses to which an answer may lead. Text, thoughts, tasks, sources and
 * titles ask it.
 */
export class LinkRule implements AddressRule {
  private readonly sites: readonly URL[];

  constructor(private readonly settings: Pick<AnswerSettings, 'links' | 'siteAddresses'>) {
    this.sites = settings.siteAddresses.flatMap((address) => absoluteUrl(address) ?? []);
  }

  link(address: string): string | undefined {
    const own = this.page(address);
    if (own !== undefined || this.settings.links !== 'https') return own;
    const url = absoluteUrl(address);
    return url?.protocol === 'https:' ? writtenUrl(url) : undefined;
  }

  /**
   * A picture is loaded without a click. So it never comes from another site than that of the documentation, is a picture
   * file, and carries no query.
   */
  picture(address: string): string | undefined {
    const [path] = /^[^?#]*/.exec(address)!;
    return isPictureFile(path) && address.charAt(path.length) !== '?' ? this.page(address) : undefined;
  }

  /** A page or a file of the documentation. */
  private page(address: string): string | undefined {
    if (this.settings.links === 'none') return undefined;
    if (isRelative(address)) return writtenPath(address);
    const url = absoluteUrl(address);
    return url && this.sites.some((site) => isBelow(url, site)) ? writtenUrl(url) : undefined;
  }
}

/** No address is a link. */
export const NO_LINKS: AddressRule = new LinkRule({ links: 'none', siteAddresses: [] });

/** The rule for the words of a link, which may hold pictures and no other link. */
export function withinLink(rule: AddressRule): AddressRule {
  return { link: () => undefined, picture: (address) => rule.picture(address) };
}
