import Head from '@docusaurus/Head';
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import Metadata from '@theme-original/DocItem/Metadata';
import type { ReactNode } from 'react';

interface Place {
  chapter?: number;
  lesson?: string;
}

/** Writes `chapter` and `lesson` of a page's front matter into its head, where the widget reads them. */
// Docusaurus requires a theme component to be the default export.
// oxlint-disable-next-line import/no-default-export
export default function MetadataWithPlace(): ReactNode {
  const { frontMatter } = useDoc();
  const { chapter, lesson } = frontMatter as Place;
  return (
    <>
      <Metadata />
      <Head>
        {chapter !== undefined && <meta name="bw:chapter" content={String(chapter)} />}
        {lesson !== undefined && <meta name="bw:lesson" content={lesson} />}
      </Head>
    </>
  );
}
