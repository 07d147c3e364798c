import type { ReactNode } from 'react';
import { isSameSite } from '../../shell/page/navigate.js';
import { safeUrl } from '../citations/cited-source.js';
import { usePanel } from '../context.js';
import { deeplinkOf } from '../deeplink.js';

/** A link of an answer. Unsafe URLs are shown as text, `chatkit-link:` URLs as a button that notifies the page. */
export function MarkdownLink({ href, children }: { href?: string | undefined; children?: ReactNode }): ReactNode {
  const { bridge } = usePanel();
  const deeplink = deeplinkOf(href);
  if (deeplink !== null)
    return (
      <button type="button" className="md-link" onClick={() => bridge.emit('deeplink', { ...deeplink })}>
        {children}
      </button>
    );
  const url = safeUrl(href);
  // While an answer streams, a link may have no address yet.
  if (url === null || url === '') return <span>{children}</span>;
  const outside = isSameSite(url) ? {} : { target: '_blank', rel: 'noopener noreferrer' };
  const onClick = (event: React.MouseEvent): void => {
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) bridge.navigate(url, event);
  };
  return (
    <a href={url} className="md-link" {...outside} onClick={onClick}>
      {children}
    </a>
  );
}
