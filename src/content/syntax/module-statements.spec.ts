import { standardMarkdown } from '../../../test/support/standard-markdown.js';

describe('The module statements of MDX', () => {
  it.each([
    'import Tabs from "@theme/Tabs";',
    "import './style.css';",
    "import type { A } from './a'",
    'import {\n  Card,\n  Grid,\n} from "@ui/kit"; // the kit',
    "import A from 'a'\nimport * as b from 'b'",
    'export const answer = 42;',
    'export let answer = 42;',
    'export const metadata = {\n  title: "A",\n\n  tags: ["b"],\n};',
    "export const Box = ({ children }) => (\n  <div>\n    don't {children}\n  </div>\n)",
    'export default function Page() {\n  return null;\n}',
    'export default ({ children }) => <Layout>{children}</Layout>',
    "export { a } from './a'",
  ])('are removed: %j', (statement) => {
    expect(standardMarkdown(`${statement}\n\nText.`, { mdx: true })).toBe('Text.');
    expect(standardMarkdown(`Before.\n\n${statement}\n\nText.`, { mdx: true })).toBe('Before.\n\nText.');
  });

  it.each([
    'import duties are paid',
    'export the file first, then import it.',
    'export your data',
    'Text\nimport a from "b"',
  ])('are not the text %j', (markdown) => {
    expect(standardMarkdown(markdown, { mdx: true })).toBe(markdown);
  });

  it('are text in Markdown without MDX', () => {
    expect(standardMarkdown('import a from "b";')).toBe('import a from "b";');
  });

  it('without an end go on to a blank line', () => {
    expect(standardMarkdown('export const a = {\n  b: [\n\nText.\n\nexport const c = (\n\nMore.', { mdx: true })).toBe(
      'Text.\n\nMore.',
    );
  });
});
