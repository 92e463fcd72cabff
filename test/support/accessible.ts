import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { inlineFaults } from './inline.ts';

/**
 * What is wrong with the page for people who see badly, use a keyboard, or hold a small phone, and what stands inline in
 * it; empty when nothing.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults = await inlineFaults(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    // Only colours differ in the dark; our pages have no frames, so one pass in the page itself is enough.
    const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
    for (const { id, nodes } of violations)
      faults.push(...nodes.map(({ html }) => `${colorScheme}: ${id}: ${html.slice(0, 160)}`));
  }
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (over > 0) faults.push(`scrolls sideways by ${over} px`);
  return faults;
}
