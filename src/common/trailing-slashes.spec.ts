import { growsFasterThanText } from '../../test/support/text-growth.js';
import { withoutTrailingSlashes } from './trailing-slashes.js';

describe('withoutTrailingSlashes', () => {
  it.each([
    ['', ''],
    ['/', ''],
    ['guide//', 'guide'],
    ['//guide/a', '//guide/a'],
  ])('changes %j to %j', (address, expected) => {
    expect(withoutTrailingSlashes(address)).toBe(expected);
  });

  it('takes a time that grows with the length of the address', () => {
    expect(growsFasterThanText((text) => withoutTrailingSlashes(`${text}a`))).toEqual([]);
  });
});
