import { LOCAL_IDENTITY } from '../auth/identity.js';
import type { CommandOutput } from './ingest/ingest-output.js';
import type { Retriever } from './retriever.js';

const SHOWN = 5;
const EXCERPT = 240;

/** `npm run search -- "question"`: prints the passages that are found, best first. @returns the exit code. */
export async function runSearch(retriever: Retriever, question: string, output: CommandOutput): Promise<number> {
  const request = { queries: [question], scope: 'full', limit: SHOWN, identity: LOCAL_IDENTITY } as const;
  const { passages, covered, confidence } = await retriever.search(request);
  output.write(`${covered ? 'Covered' : 'Not covered'} (confidence ${confidence.toFixed(2)})\n`);
  for (const [index, { score, headingPath, sourceUrl, text }] of passages.entries()) {
    const excerpt = text.replace(/\s+/g, ' ').slice(0, EXCERPT);
    output.write(`\n${index + 1}. ${headingPath.join(' › ')}  (${score.toFixed(3)})\n   ${sourceUrl}\n   ${excerpt}\n`);
  }
  return 0;
}
