import type { CSSProperties, ReactNode } from 'react';
import { shownConversation } from '../../session/chat-store.js';
import type { WidgetNode } from '../../wire/types.js';
import { useChat } from '../context.js';
import { flag, oneOf, optionalText, text } from './node.js';
import { blockStyle } from './style.js';

/** An image of a widget. It shows nothing when the thread does not allow the domain of its source. */
export function Image({ node }: { node: WidgetNode }): ReactNode {
  const domains = useChat((state) => shownConversation(state).thread?.allowedImageDomains ?? null);
  const source = text(node['src']);
  if (!allowsImage(source, domains)) return null;
  const frame = flag(node['frame']) ? ' framed' : '';
  const style: CSSProperties = {
    ...blockStyle(node),
    objectFit: oneOf(node['fit'], ['cover', 'contain', 'fill', 'scale-down', 'none'], 'cover'),
    objectPosition: optionalText(node['position']),
  };
  return (
    <img
      className={`w-image${frame}${flag(node['flush']) ? ' flush' : ''}`}
      src={source}
      alt={text(node['alt'])}
      style={style}
    />
  );
}

/**
 * Decides whether an image may be loaded. A thread without a list of domains (null) allows every one; `*.example.com`
 * allows all subdomains. `data:` images and those of this site send no request to another host and are always allowed.
 */
function allowsImage(source: string, domains: readonly string[] | null): boolean {
  if (/^data:image\/(png|jpe?g|gif|webp|avif|svg\+xml)[;,]/i.test(source)) return true;
  let url: URL;
  try {
    url = new URL(source, location.href);
  } catch {
    return false;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
  if (domains === null || url.origin === location.origin) return true;
  return domains.some((domain) => matches(url.hostname, domain.toLowerCase()));
}

const matches = (host: string, domain: string): boolean =>
  domain.startsWith('*.') ? host.endsWith(domain.slice(1)) : host === domain;
