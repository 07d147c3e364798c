import type { ReactNode } from 'react';
import type { Entity } from '../../host/options.js';
import { isSameSite } from '../../shell/page/navigate.js';
import { usePanel } from '../context.js';
import { deeplinkOf } from '../deeplink.js';
import type { CitedSource } from './cited-source.js';

type EntitySource = Extract<CitedSource['source'], { type: 'entity' }>;

const entityOf = ({ id, title, icon, group, interactive, data }: EntitySource): Entity => ({
  id,
  title,
  ...(icon ? { icon } : {}),
  ...(group ? { group } : {}),
  interactive: interactive ?? false,
  data: data ?? {},
});

interface SourceLinkProps {
  cited: CitedSource;
  className: string;
  label?: string;
  children: ReactNode;
  [event: `on${string}`]: (() => void) | undefined;
}

/**
 * A link to a source. Pages of this site open in this tab, with the conversation beside them; clicks with a modifier
 * key are left to the browser. A source without an address notifies the page of the click.
 */
export function SourceLink({ cited, className, label, children, ...events }: SourceLinkProps): ReactNode {
  const { bridge, options } = usePanel();
  const { source, url } = cited;
  if (url !== null) {
    const outside = isSameSite(url) ? {} : { target: '_blank', rel: 'noopener noreferrer' };
    const onClick = (event: React.MouseEvent): void => {
      if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) bridge.navigate(url, event);
    };
    return (
      <a className={className} href={url} aria-label={label} {...outside} {...events} onClick={onClick}>
        {children}
      </a>
    );
  }
  const onClick = (): void => {
    const deeplink = source.type === 'url' ? deeplinkOf(source.url) : null;
    if (deeplink) bridge.emit('deeplink', { ...deeplink });
    if (source.type === 'entity' && source.interactive) options.entities?.onClick?.(entityOf(source));
  };
  return (
    <button type="button" className={className} aria-label={label} {...events} onClick={onClick}>
      {children}
    </button>
  );
}
