import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { htmlText } from './html-text.js';

describe('htmlText', () => {
  it.each([
    [
      '<dl><dt>PORT</dt><dd>the <b>port</b></dd><dt>A</dt>\n<dt>B</dt>\n<dd>one</dd><dd>two</dd></dl>',
      'PORT: the port\nA: B: one\ntwo',
    ],
    ['<details>\n<summary>More <i>about</i> it</summary>\nText.<br>Next\n</details>', 'More about it\nText.\nNext'],
    ['<table><tr><th>Name</th><th>Use</th></tr><tr><td>a</td><td>b</td></tr></table>', 'Name Use\na b'],
    ['<p>Press <kbd>Ctrl</kbd>+<kbd>C</kbd>.</p><ul><li>one</li><li>two</li></ul>', 'Press Ctrl+C.\none\ntwo'],
    ['a<!-- <b>not</b> shown --><script>let a = "<b>";</script><style>b {}</style>b', 'ab'],
    ['<img src="a.png" alt="x > y">', ''],
  ])('htmlText of %j is %j', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  it('htmlText needs a time that grows with the length of the text', () => {
    expect(growsFasterThanText(htmlText)).toEqual([]);
  });
});
