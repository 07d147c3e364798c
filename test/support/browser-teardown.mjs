/** Runs after the last browser spec: ends the Chromium that `browser-setup.mjs` started. */
export default async function tearDown() {
  await globalThis.chromiumOfTheRun?.close();
}
