import { connectQdrant } from './connect.js';

describe('connectQdrant', () => {
  it.each([
    ['http://localhost:6333', 'http://localhost:6333'],
    ['https://qdrant.example.com', 'https://qdrant.example.com'],
    ['http://qdrant.internal/', 'http://qdrant.internal'],
    ['https://example.com/vector/qdrant/', 'https://example.com/vector/qdrant'],
    ['http://ada:secret@qdrant.internal:6333', 'http://qdrant.internal:6333'],
  ])('connectQdrant with QDRANT_URL %s sends requests to %s', (url, address) => {
    expect(connectQdrant({ url }).address).toBe(address);
  });
});
