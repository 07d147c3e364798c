import { requireSupportedVersion } from './migrate.js';

describe('requireSupportedVersion', () => {
  it.each([140_000, 140_011, 150_004, 180_001])('requireSupportedVersion accepts %i', (version) => {
    expect(() => requireSupportedVersion(version)).not.toThrow();
  });

  it.each([
    [130_014, 'Postgres 13'],
    [90_624, 'Postgres 9'],
  ])('requireSupportedVersion rejects %i and names the oldest supported version', (version, named) => {
    expect(() => requireSupportedVersion(version)).toThrow(new RegExp(`${named},.*14 or newer`));
  });
});
