import { runCommand } from '../support/server-process.js';

describe('the words of a command', () => {
  it('--help prints only the usage, and ends with 0', async () => {
    const { code, output } = await runCommand(['doctor', '--help'], {});

    expect(code).toBe(0);
    expect(output).toMatch(/^Usage:/);
  });

  it('an unknown word is named before the usage', async () => {
    const { code, output } = await runCommand(['doctor', 'modle'], {});

    expect(code).toBe(64);
    expect(output).toMatch(/^The word "modle" is not known\..*\n\nUsage:/);
  });
});
