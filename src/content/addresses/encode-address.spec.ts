import { addressKey } from './address-key.js';
import { encodeAddress } from './encode-address.js';
import { addressAt } from './reader-address.js';

describe('encodeAddress', () => {
  it.each([
    ['Web/CSS/:hover', 'Web/CSS/:hover'],
    ['Plugins/Daily+notes', 'Plugins/Daily+notes'],
    ['größe/a b?c#d%/', 'gr%C3%B6%C3%9Fe/a%20b%3Fc%23d%25/'],
    ['a\ud800', 'a%EF%BF%BD'],
  ])('writes %j as %j', (address, encoded) => {
    expect(encodeAddress(address)).toBe(encoded);
    if (!address.includes('\ud800')) expect(decodeURIComponent(encoded)).toBe(address);
  });
});

describe('addressKey', () => {
  it.each(['guide/a', 'guide/a/', 'guide/a.html', 'guide/a/index.html', 'guide/a.md', 'guide/a//'])(
    'is the same for the form %s of an address',
    (address) => {
      expect(addressKey(address)).toBe('guide/a');
    },
  );
});

describe('addressAt', () => {
  it.each([
    ['/guide/a/', '/', 'guide/a'],
    ['/docs/guide/a.html', 'https://docs.test/docs/', 'guide/a'],
    ['/docs', 'https://docs.test/docs/', ''],
    ['/help/gr%C3%B6%C3%9Fe', '/help/', 'größe'],
    ['/guide/a', 'https://docs.test/docs/', 'guide/a'],
    ['/guide/%zz', '/', 'guide/%zz'],
  ])('the path %s below %s is the address %j', (path, base, address) => {
    expect(addressAt(path, base)).toBe(address);
  });
});
