import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/accessible.ts';
import { lendChineseFont, openBrowser } from './support/browser.ts';
import { clearReport, sendReport, testPhone } from './support/report.ts';
import { smsTo } from './support/sms.ts';
import { system } from './support/system.ts';
import { until } from './support/until.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test('the phones page shows a number’s messages and whether they arrived, and answers them, with and without script', async () => {
  const { origin } = await system();
  const tel = testPhone();
  await sendReport(clearReport(tel));
  await until('the SMS and its receipt', async () => (await smsTo(tel))[0]?.status === 'SUCCESS');
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 740 } });
    context.setDefaultTimeout(20_000);
    await lendChineseFont(context);
    const page = await context.newPage();
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(error.message));
    await page.goto(`${origin}/phones`);
    await page.getByLabel('按号码筛选').fill(tel.slice(-11));
    await page.getByRole('button', { name: '筛选' }).click();
    await page.getByText('已收到您反映的事').waitFor();
    await page.getByText('✓ 已送达').first().waitFor();
    const answer = javaScriptEnabled ? '1 请看 <b>𠮷</b>' : '3';
    await page.getByLabel('回复').fill(answer);
    await page.getByRole('button', { name: '发送' }).click();
    await page.getByText(answer, { exact: true }).waitFor();
    await page.getByText('已发出').first().waitFor();
    expect(new URL(page.url()).searchParams.get('number')).toBe(tel.slice(-11));
    if (javaScriptEnabled) expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByText('✓ delivered').first().waitFor();
    await page.getByLabel('Reply').waitFor();
    if (javaScriptEnabled) expect(await faultsOf(page)).toEqual([]);
    expect(broken).toEqual([]);
    await context.close();
  }
});

test('a phone that cannot be reached is shown as such, and the message is marked as failed', async () => {
  const { origin } = await system();
  // The local carrier does not deliver to numbers that end in 0000.
  const tel = '+8615400990000';
  await sendReport(clearReport(tel));
  await until('the receipt', async () => (await smsTo(tel)).at(-1)?.status === 'FAILURE');
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/phones?number=${tel.slice(-11)}`);
  await page.getByText('✕ 未送达').first().waitFor();
  await context.close();
});
