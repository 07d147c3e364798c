import { html, trusted } from './html.js';

describe('html', () => {
  it('html escapes every value in text and in attributes', () => {
    const hostile = `"><script>alert('1')</script>&`;

    const { markup } = html`<a title="${hostile}">${hostile}</a>`;

    const escaped = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;';
    expect(markup).toBe(`<a title="${escaped}">${escaped}</a>`);
  });

  it('html keeps safe markup, joins lists and omits null and undefined', () => {
    const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);

    expect(html`<ul>${items}</ul>${undefined}${null}${0}${trusted('<hr>')}`.markup).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li></ul>0<hr>',
    );
  });
});
