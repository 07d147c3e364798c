import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import build from './build.mjs';
import { findChromium } from './find-chromium.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const START_MILLISECONDS = 60_000;
/**
 * Chromium loads these pages in a hidden renderer for each window, and Playwright opens a window for each context:
 * two fifths of its processor time in a short test.
 */
const POPUPS_OF_THE_ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];
/** Of two switches `--disable-features` Chromium reads the last one, so ours repeats what Playwright disables. */
const DISABLED_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  // Without it Chromium starts three renderers for each page; their start is a quarter of the work of all browser tests.
  '--renderer-process-limit=2',
  `--disable-features=${[...DISABLED_BY_PLAYWRIGHT, ...POPUPS_OF_THE_ADDRESS_BAR].join()}`,
];

/**
 * Runs before the first browser spec: builds the server and the widget, and starts the one Chromium of the run.
 * Workers find it under `BROWSER_ENDPOINT` (see `browser-environment.mjs`); `browser-teardown.mjs` ends it.
 */
export default async function setUp() {
  try {
    globalThis.chromiumOfTheRun = await chromium.launchServer({
      executablePath: await findChromium(),
      args: FLAGS,
      host: '127.0.0.1',
      timeout: START_MILLISECONDS,
    });
    process.env.BROWSER_ENDPOINT = globalThis.chromiumOfTheRun.wsEndpoint();
  } catch (error) {
    return skipBrowserTests(error);
  }
  execFileSync(process.execPath, ['scripts/build-widget.mjs', '--with-test-host'], { cwd: root, stdio: 'inherit' });
  build();
}

/** A developer's machine may have no browser. In CI that is an error, because skipped tests would go unnoticed there. */
function skipBrowserTests(error) {
  const reason = `No browser could start: ${String(error.message).split('\n')[0]}. Set CHROMIUM_PATH to a Chromium or Chrome that does.`;
  if (process.env.CI) throw new Error(reason);
  process.env.NO_BROWSER = reason;
  console.warn(`\n${reason}\nThe browser tests are skipped.\n`);
}
