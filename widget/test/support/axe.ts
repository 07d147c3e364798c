import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations that axe finds inside the widget, each with its rule, element and reason. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<AxeResult> } };
    const rules = { region: { enabled: false } };
    // With `resultTypes`, axe describes only the elements that violate a rule. It checks the same rules and elements.
    const { violations } = await axe.run({ include: [['chat-widget']] }, { rules, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
    interface AxeResult {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    }
  });
}
