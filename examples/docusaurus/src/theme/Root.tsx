import Head from '@docusaurus/Head';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { type ReactNode, useEffect } from 'react';

/** Everything below is swapped when the reader opens another page; what stands here stays, and the conversation with it. */
// Docusaurus takes a theme component from the default export.
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
    // The element wakes up when its script arrives. It is not removed: this component lives as long as the site is open.
  }, [server]);
  return (
    <Head>
      <script type="module" src={`${server}/widget/loader.js`} />
    </Head>
  );
}
