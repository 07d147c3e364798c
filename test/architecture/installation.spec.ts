import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, ROOT), 'utf8');

interface LockedPackage {
  readonly hasInstallScript?: boolean;
}

/** Packages with an installation script that the project works without: it only looks for a program that is already built. */
const WORK_WITHOUT_THEIR_SCRIPT = [
  'node_modules/@parcel/watcher',
  'node_modules/@scarf/scarf',
  'node_modules/@swc/core',
  'node_modules/unrs-resolver',
];

describe('npm ci on a fresh clone', () => {
  it('npm runs no script of a dependency', () => {
    const env = { PATH: process.env.PATH, HOME: '/nonexistent' };
    const value = execFileSync('npm', ['config', 'get', 'ignore-scripts'], { cwd: ROOT, env, encoding: 'utf8' });

    expect(value.trim()).toBe('true');
  });

  it('@scarf/scarf is told not to send data, also where scripts run', () => {
    const { scarfSettings } = JSON.parse(read('package.json')) as { scarfSettings?: object };

    expect(scarfSettings).toEqual({ enabled: false });
  });

  it('the image is built with the settings of npm', () => {
    const [beforeInstallation] = read('docker/Dockerfile').split('RUN npm ci');

    expect(beforeInstallation).toMatch(/^COPY .*\.npmrc/m);
  });

  it('no further package has an installation script', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> };
    const withScript = Object.keys(packages).filter((path) => packages[path]?.hasInstallScript);

    expect(withScript).toEqual(WORK_WITHOUT_THEIR_SCRIPT);
  });
});
