/** Tests against a service that not everybody has: where `variable` is not set they say so instead. */
export function describeWithService(name: string, variable: string, body: (url: string) => void): void {
  const url = process.env[variable];
  if (url) return describe(name, () => body(url));
  describe(name, () => {
    it(`does not run here: ${variable} is not set`, () => {
      process.stderr.write(`  ${name}: not run, since ${variable} is not set\n`);
      expect(process.env[variable] ?? '').toBe('');
    });
  });
}
