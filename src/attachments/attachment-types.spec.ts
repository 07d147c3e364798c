import { isAccepted, resolveType } from './attachment-types.js';

describe('the type of an attachment', () => {
  it.each([
    ['image/png', 'a.png', 'image/png'],
    ['Text/Plain; charset=UTF-8', 'a.txt', 'text/plain'],
    ['image/jpg', 'a.jpg', 'image/jpeg'],
    ['text/x-markdown', 'a.md', 'text/markdown'],
    ['', 'README.MD', 'text/markdown'],
    ['application/octet-stream', 'data.json', 'application/json'],
    ['application/vnd.ms-excel', 'table.csv', 'text/csv'],
  ])('declared as %j for %s is %s', (declared, name, type) => {
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
  ])('declared as %j for %s is not accepted', (declared, name) => {
    expect(isAccepted(resolveType(declared, name))).toBe(false);
  });
});
