/**
 * Where a thread names its image domains only they are loaded; `*.example.com` takes every name below. Pictures inside
 * the message itself ask nobody.
 */
export function allowsImage(source: string, domains: readonly string[] | null): boolean {
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
