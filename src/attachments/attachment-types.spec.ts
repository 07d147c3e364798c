import { isAccepted, resolveType } from './attachment-types.js';

describe('resolveType of an attachment', () => {
  it.each([
    ['image/png', 'a.png', 'image/png'],
    ['Text/Plain; charset=UTF-8', 'a.txt', 'text/plain'],
    ['image/jpg', 'a.jpg', 'image/jpeg'],
    ['text/x-markdown', 'a.md', 'text/markdown'],
    ['', 'README.MD', 'text/markdown'],
    ['application/octet-stream', 'data.json', 'application/json'],
    ['application/vnd.ms-excel', 'table.csv', 'text/csv'],
  ])('resolves the declared type %j of %s to %s', (declared, name, type) => {
    expect(resolveType(declared, name)).toBe(type);
    expect(isAccepted(type)).toBe(true);
  });

  it.each([
    ['image/svg+xml', 'a.svg'],
    ['text/html', 'a.html'],
    ['application/x-msdownload', 'a.txt'],
    ['application/octet-stream', 'a.png'],
    ['application/vnd.ms-excel', 'a.xls'],
    ['', 'constructor'],
    ['toString', 'a.toString'],
  ])('does not accept the declared type %j of %s', (declared, name) => {
    expect(isAccepted(resolveType(declared, name))).toBe(false);
  });
});
