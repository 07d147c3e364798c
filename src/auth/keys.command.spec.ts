import { describeMove, readKeysWords } from './keys.command.js';

const LOCAL = { tenantId: 'local', userId: 'local' };
const ADA = { tenantId: 'acme', userId: 'ada@example.com' };

describe('npm run keys', () => {
  it.each([
    [['adopt', 'local/local', 'acme/ada@example.com'], false],
    [['adopt', '--json', 'local/local', 'acme/ada@example.com'], true],
  ])('%j names two owners', (words, json) => {
    expect(readKeysWords(words)).toEqual({ from: LOCAL, to: ADA, json });
  });

  it('a user may contain slashes, a tenant has none', () => {
    expect(readKeysWords(['adopt', 'local/local', 'acme/teams/ada'])).toMatchObject({
      to: { tenantId: 'acme', userId: 'teams/ada' },
    });
  });

  it.each([
    [['--json'], 'The word "adopt" is missing.'],
    [['adpt', 'local/local', 'acme/ada'], 'The word "adpt" is not known.'],
    [['adopt', 'local/local'], 'name two owners'],
    [['adopt', 'local/local', 'acme/ada', 'acme/bob'], 'name two owners'],
    [['adopt', 'local/local', 'ada'], '"ada" is not an owner.'],
    [['adopt', '/local', 'acme/ada'], '"/local" is not an owner.'],
    [['adopt', 'local/', 'acme/ada'], '"local/" is not an owner.'],
    [['adopt', 'local/local', `acme/${'a'.repeat(1_000)}`], 'is not an owner.'],
    [['adopt', 'local/local', 'local/local'], 'Both owners are local/local.'],
  ])('%j is refused: %s', (words, fault) => {
    expect(readKeysWords(words)).toEqual({ fault: expect.stringContaining(fault) });
  });

  it('what was moved is one sentence, and with --json one object', () => {
    const request = { from: LOCAL, to: ADA, json: false };
    const moved = { threads: 3, attachments: 1 };

    expect(describeMove(request, moved)).toBe('Moved from local/local to acme/ada@example.com: chats 3, files 1.');
    expect(JSON.parse(describeMove({ ...request, json: true }, moved))).toEqual({
      from: 'local/local',
      to: 'acme/ada@example.com',
      ...moved,
    });
  });

  it('an owner without chats and files is an error, because its name may be wrong', () => {
    const request = { from: LOCAL, to: ADA, json: true };

    expect(() => describeMove(request, { threads: 0, attachments: 0 })).toThrow(
      /local\/local has no chats.*Check the name/,
    );
    expect(describeMove(request, { threads: 0, attachments: 1 })).toContain('"attachments":1');
  });
});
