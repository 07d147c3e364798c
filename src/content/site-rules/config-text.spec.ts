import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { ConfigText } from './config-text.js';

describe('ConfigText', () => {
  it('reads texts, truth values, lists and objects that are written out', () => {
    const text = new ConfigText(`
      import { a } from 'b'; // srcDir: 'wrong'
      /* srcDir: 'wrong too' */
      export default defineConfig({
        srcDir: 'src', cleanUrls: true, 'srcExclude': ['a/**', "it's.md",],
        rewrites: { 'en/:rest*': ':rest*' } as const,
      })`);

    expect(text.value('srcDir')).toBe('src');
    expect(text.value('cleanUrls')).toBe(true);
    expect(text.value('srcExclude')).toEqual(['a/**', "it's.md"]);
    expect(text.value('rewrites')).toEqual({ 'en/:rest*': ':rest*' });
  });

  it('does not know what is computed', () => {
    const text = new ConfigText(
      'x({ a: base + "/a", b: `${base}/b`, c: [one, "two"], d: { e: f(1, { g: "no" }), h: "yes" }, i(j) { return "k"; }, l: "m" })',
    );

    expect(text.value('a')).toBeUndefined();
    expect(text.value('b')).toBeUndefined();
    expect(text.value('c')).toEqual(['two']);
    expect(text.value('d')).toEqual({ h: 'yes' });
    expect(text.value('l')).toBe('m');
  });

  it('finds the objects that have a member', () => {
    const text = new ConfigText(`
      presets: [['classic', { docs: { path: '../docs', routeBasePath: '/', f: () => ({ id: 'x' }) }, blog: { path: 'blog' } }]],
      plugins: [['docs', { id: 'community', path: 'community', routeBasePath: 'help' }]],`);

    expect(text.objectsWith('routeBasePath')).toEqual([
      { path: '../docs', routeBasePath: '/' },
      { id: 'community', path: 'community', routeBasePath: 'help' },
    ]);
  });

  it('takes time that grows with the length of the configuration', () => {
    const read = (text: string) => new ConfigText(`{a:[${text}`).objectsWith('a');

    expect(growsFasterThanText(read, { longest: 65_536 })).toEqual([]);
  });
});
