/** Tests that need a service. When `variable` is not set, one test reports that they did not run. */
export function describeWithService(name: string, variable: string, body: (url: string) => void): void {
  const url = process.env[variable];
  if (url) return describe(name, () => body(url));
  describe(name, () => {
    it(`${name} is not tested: ${variable} is not set`, () => {
      process.stderr.write(`  ${name}: not tested, because ${variable} is not set\n`);
      expect(process.env[variable] ?? '').toBe('');
    });
  });
}
