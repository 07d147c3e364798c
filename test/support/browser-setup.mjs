import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import build from './build.mjs';
import { findChromium } from './find-chromium.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const START_MILLISECONDS = 60_000;

/** Before the first spec in a browser: the server and the widget are built, and a browser is found that starts here. */
export default async function setUp() {
  try {
    process.env.CHROMIUM_PATH = await findChromium();
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH,
      args: ['--no-sandbox'],
      timeout: START_MILLISECONDS,
    });
    await browser.close();
  } catch (error) {
    return goWithout(error);
  }
  execFileSync(process.execPath, ['scripts/build-widget.mjs', '--with-test-host'], { cwd: root, stdio: 'inherit' });
  build();
}

/** A developer's machine may have no browser. CI has to: there, nobody reads what was left out. */
function goWithout(error) {
  const reason = `No browser could start: ${String(error.message).split('\n')[0]}. Set CHROMIUM_PATH to a Chromium or Chrome that does.`;
  if (process.env.CI) throw new Error(reason);
  process.env.NO_BROWSER = reason;
  console.warn(`\n${reason}\nThe tests in a browser are left out.\n`);
}
