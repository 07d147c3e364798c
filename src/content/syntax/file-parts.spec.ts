import { pymdownPart, regionOf } from './file-parts.js';

const FILE = 'one\n# --8<-- [start:main]\ntwo\n# --8<-- [end:main]\nthree\n';

describe('Parts of included files', () => {
  it.each([
    ['main', 'two'],
    ['1', 'one'],
    ['3:5', 'two\n# --8<-- [end:main]\nthree'],
    [':1', 'one'],
    ['', 'one\ntwo\nthree'],
    ['none', ''],
  ])('PyMdown includes the part %j', (part, expected) => {
    expect(pymdownPart(FILE, part)).toBe(expected);
  });

  it('VitePress includes a region without the marks of regions in it', () => {
    const file = 'a\n// #region outer\nb\n// #region inner\nc\n// #endregion inner\nd\n// #endregion outer\ne\n';

    expect(regionOf(file, 'outer')).toBe('b\nc\nd');
    expect(regionOf(file, 'inner')).toBe('c');
    expect(regionOf(file, 'none')).toBe(file);
  });
});
