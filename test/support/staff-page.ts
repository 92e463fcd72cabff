import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { faultsOf } from './accessible.ts';
import { lendChineseFont } from './browser.ts';
import { watchPolicy } from './inline.ts';
import { type DemoPerson, person, system } from './system.ts';

export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' };
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  locale: 'zh-CN',
};

/**
 * A page on which somebody of the demo is signed in, through the provider's own page, at `path`.
 * @param broken collects what the browser refused and what a script threw
 */
export async function staffPage(
  browser: Browser,
  of: { role: DemoPerson['role']; path: string; how?: BrowserContextOptions; broken: string[] },
): Promise<Page> {
  const { origin } = await system();
  const context = await browser.newContext(of.how ?? desk);
  await lendChineseFont(context);
  const page = await context.newPage();
  await watchPolicy(page);
  page.setDefaultTimeout(30_000);
  page.on('console', (m) => {
    if (m.text().includes('Content Security Policy')) of.broken.push(m.text());
  });
  page.on('pageerror', (error) => of.broken.push(String(error)));
  await page.goto(origin + of.path);
  const { staff, password } = person(of.role);
  await page.locator('input[name=username]').fill(staff);
  await page.locator('input[name=password]').fill(password);
  await page.locator('input[name=password]').press('Enter');
  await page.waitForURL((url) => url.pathname.startsWith('/staff/'));
  return page;
}

/** Light and dark; afterwards the page is as bright as before. */
export async function faultsOfStaff(page: Page): Promise<string[]> {
  const found = await faultsOf(page);
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
