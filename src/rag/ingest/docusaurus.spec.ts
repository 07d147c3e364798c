import { CorpusFolder } from '../../../test/support/corpus-folder.js';
import { searchRoom } from '../../../test/support/search-room.js';
import { LOCAL_IDENTITY } from '../../auth/identity.js';

/** A typical Docusaurus folder: numbered names, titles in front matter and category files, admonitions, MDX. */
const TREE = {
  '01-guides/_category_.json': '{"label": "How-to guides", "position": 1}',
  '01-guides/02-deploying/_category_.json': '{"label": "Deploying it"}',
  '01-guides/02-deploying/03-proxy.mdx': [
    '---\nid: proxy\ntitle: Behind a proxy\nsidebar_position: 3\nacl: ["user:bob"]\n---',
    "import Tabs from '@theme/Tabs';",
    '## Trusting headers {#trust}',
    '{/* not for readers */}',
    '<Tabs><TabItem value="nginx">Forward the client address.</TabItem></Tabs>',
  ].join('\n\n'),
  '01-guides/02-deploying/01-docker.md':
    '---\ntitle: In a container\n---\n\nIntro.\n\n:::warning Volumes\n\nMount a volume, or data is lost.\n\n:::\n\n```sh title="run"\ndocker run image\n```\n',
  '01-guides/02-deploying/02-broken.md': '---\ntitle: [\n---\n',
};

describe('IngestService with a Docusaurus folder', () => {
  const { ingestion, retriever } = searchRoom();
  let folder: CorpusFolder;

  beforeAll(async () => {
    folder = await CorpusFolder.with(TREE);
  });
  afterAll(() => folder.remove());

  async function found(query: string, userId = LOCAL_IDENTITY.userId) {
    const identity = { ...LOCAL_IDENTITY, userId };
    return (await retriever.search({ queries: [query], scope: 'full', limit: 20, identity })).passages;
  }

  it('indexes a Docusaurus folder and names its broken page', async () => {
    expect(await ingestion.ingest(folder.path)).toMatchObject({
      pages: 2,
      problems: [{ path: '01-guides/02-deploying/02-broken.md' }],
    });
  });

  it('gives passages of a Docusaurus folder the places, titles and addresses of its site', async () => {
    const [passage] = await found('Mount a volume');

    expect(passage).toMatchObject({
      partNumber: 1,
      chapterNumber: 2,
      chapterTitle: 'Deploying it',
      lessonSlug: 'docker',
      lessonTitle: 'In a container',
      sourceUrl: expect.stringContaining('guides/deploying/docker'),
    });
  });

  it('indexes the text of admonitions, code and components without their markup', async () => {
    const text = [...(await found('volume data docker')), ...(await found('client address', 'bob'))]
      .map((passage) => passage.text)
      .join('\n');

    expect(text).toContain('Mount a volume, or data is lost.');
    expect(text).toContain('docker run image');
    expect(text).toContain('Forward the client address.');
    expect(text).not.toMatch(/:::|<Tab|@theme|not for readers/);
  });

  it('finds a page with an acl in its front matter only for the named principals', async () => {
    const files = async (userId?: string) => (await found('client address', userId)).map(({ file }) => file);

    expect(await files()).not.toContain('01-guides/02-deploying/03-proxy.mdx');
    expect(await files('bob')).toContain('01-guides/02-deploying/03-proxy.mdx');
  });
});
