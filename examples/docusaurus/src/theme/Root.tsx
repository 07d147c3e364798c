import Head from '@docusaurus/Head';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { type ReactNode, useEffect } from 'react';

/** Docusaurus replaces everything below this component when the reader opens another page. The widget here is kept. */
// Docusaurus requires a theme component to be the default export.
// oxlint-disable-next-line import/no-default-export
export default function Root({ children }: { children: ReactNode }): ReactNode {
  return (
    <>
      {children}
      <Chat />
    </>
  );
}

function Chat(): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  const server = String(siteConfig.customFields?.['chatServer'] ?? 'http://localhost:3000');
  useEffect(() => {
    if (document.querySelector('chat-widget')) return;
    const widget = document.createElement('chat-widget');
    widget.setAttribute('api', `${server}/chatkit`);
    widget.setAttribute('label', 'Ask AI');
    document.body.append(widget);
    // The browser upgrades the element when its script is loaded. No cleanup: this component is never unmounted.
  }, [server]);
  return (
    <Head>
      <script type="module" src={`${server}/widget/loader.js`} />
    </Head>
  );
}
