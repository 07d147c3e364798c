import Head from '@docusaurus/Head';
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import Metadata from '@theme-original/DocItem/Metadata';
import type { ReactNode } from 'react';

interface Place {
  chapter?: number;
  lesson?: string;
}

/** Says in the head of each page where it stands in the book, from `chapter` and `lesson` of its front matter. */
// Docusaurus takes a theme component from the default export.
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
