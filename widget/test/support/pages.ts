/**
 * Pages that embed the widget: a plain one, a dark one, a right-to-left one, and one with styles that could break it.
 */
const LESSONS: Record<string, { chapter: number; slug: string; title: string }> = {
  '/': { chapter: 2, slug: 'topics', title: 'Topics and messages' },
  '/services': { chapter: 3, slug: 'services', title: 'Services' },
};

const TEXT = `
<p id="first">Nodes exchange data over <em>topics</em>. A node that has something to say publishes messages; every node that subscribed to
the topic receives them. Neither side knows the other, which is why parts of a robot can be replaced one at a time.</p>
<p id="second">A message has a type, and a topic carries messages of one type only. Types are described in small text files
from which the code for each language is made.</p>
<h2 id="quality">Quality of service</h2>
<p>Sensors that send often may lose a message now and then; a command that stops the motors may not. Each publisher and
subscriber says how reliable it wants to be, and how many messages are kept for those who come late.</p>
<pre><code>publisher = node.create_publisher(String, 'chatter', 10)</code></pre>
<h2 id="names">Names</h2>
<p>Topic names form a tree, like paths in a file system. A node may be started under another name or in another part of
the tree without a change to its code.</p>`;

const STYLE = `body{margin:0;padding-inline-end:var(--bw-sidebar-inset,0);font:17px/1.65 Georgia,serif;color:#222;background:#fdfcfa}main{max-width:660px;margin:0 auto;padding:48px 24px}
h1{font-size:34px;line-height:1.2}h2{margin-top:36px}pre{background:#f1eee8;padding:14px;overflow:auto}
nav{padding:14px 24px;border-bottom:1px solid #e6e2da;font:15px system-ui}nav a{margin-right:18px;color:#345}
html[data-theme=dark] body{background:#15171a;color:#dfe2e6}html[data-theme=dark] pre{background:#23262b}html[data-theme=dark] nav{border-color:#2b2f34}html[data-theme=dark] nav a{color:#9bb}`;

/** Styles of a page that apply to every element in it. */
const HOSTILE = `html{font-size:40px}*{letter-spacing:4px!important;color:rebeccapurple;transform:none;text-transform:uppercase;line-height:3}
button{background:red!important;padding:40px!important;border:8px dashed lime!important;font-size:44px!important}
textarea,input{background:yellow!important;font-size:60px!important}div{margin:20px!important}section{float:left;outline:9px solid cyan}p{font-size:60px}`;

export function pageFor(path: string): string {
  const hostile = path.startsWith('/hostile');
  const rtl = path.includes('rtl');
  const dark = path.includes('dark');
  const { chapter, slug, title } = LESSONS[path] ?? { chapter: 2, slug: 'topics', title: 'Topics and messages' };
  const attributes = `lang="${rtl ? 'ar' : 'en'}"${rtl ? ' dir="rtl"' : ''}${dark ? ' data-theme="dark"' : ''}`;
  const words =
    path === '/long' ? `<p id="long">${'The robot drives on and reads its sensors again. '.repeat(80)}</p>` : TEXT;
  return `<!doctype html><html ${attributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} - The book</title><meta name="bw:chapter" content="${chapter}"><meta name="bw:lesson" content="${slug}">
${path.startsWith('/bare') ? '' : `<link rel="stylesheet" href="data:text/css,${encodeURIComponent(STYLE)}">`}${hostile ? `<style>${HOSTILE}</style>` : ''}</head>
<body><nav><a href="/" data-spa>Topics</a><a href="/services" data-spa>Services</a></nav><main><h1>${title}</h1>${words}
<p><input id="page-input" value="a field of the page with words"></p></main>
${path === '/manual' ? '' : '<script type="module" src="/widget/loader.js" data-chat-widget></script>'}</body></html>`;
}
