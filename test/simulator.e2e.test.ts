import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/accessible.ts';
import { lendChineseFont, openBrowser } from './support/browser.ts';
import { testPhone } from './support/report.ts';
import { system } from './support/system.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Runs `play` on the page, as a visitor would, and sees that nothing breaks. */
async function simulator(play: (page: Page) => Promise<void>): Promise<void> {
  const { origin } = await system();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(20_000);
  await lendChineseFont(context);
  const page = await context.newPage();
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
  await page.goto(`${origin}/simulator`);
  await page.getByLabel('主叫号码').fill(testPhone());
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '拨打热线' }).click();
  await play(page);
  expect(await faultsOf(page)).toEqual([]);
  expect(broken).toEqual([]);
  await context.close();
}

const press = (page: Page, key: string) => page.getByRole('button', { name: key, exact: true }).click();

/** Nobody answers, however many phones ring; then the machine speaks. */
async function nobodyAnswers(page: Page): Promise<void> {
  const greeting = page.getByText('您好，这里是呼应社区热线');
  const ignore = page.locator('[data-do=ignore]:enabled');
  for (let rung = 0; rung < 7; rung++) {
    await greeting.or(ignore).first().waitFor();
    if (await greeting.isVisible()) return;
    await ignore.click();
  }
  await greeting.waitFor();
}

test('a visitor calls, nobody answers, and the call becomes a ticket', () =>
  simulator(async (page) => {
    await nobodyAnswers(page);
    await press(page, '1');
    await page.getByText('有人身危险请按 1').waitFor();
    await press(page, '3');
    await page.getByText('请选择类别').waitFor();
    await press(page, '0');
    await page.getByText('请在提示音后').waitFor();
    await page.getByRole('button', { name: '说完了' }).click();
    await page.getByText('我们记下了').waitFor();
    await press(page, '1');
    await page.getByText('结果：已生成工单').waitFor();
  }));

test('the caller hangs up before anybody has heard them: a missed call', () =>
  simulator(async (page) => {
    await nobodyAnswers(page);
    await page.getByRole('button', { name: '挂断' }).click();
    await page.getByText('结果：未接来电').waitFor();
  }));
