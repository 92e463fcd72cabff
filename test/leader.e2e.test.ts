import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { faultsOfStaff, phone, staffPage } from './support/staff-page.ts';

let browser: Browser;
const broken: string[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test('a leader begins with what needs attention, goes down into an area, and takes the table along', async () => {
  const page = await staffPage(browser, { role: 'leader', path: '/staff/', broken });
  await page.waitForURL((url) => url.pathname === '/staff/figures');
  await page.locator('.attention').waitFor();
  await page.getByRole('heading', { name: '受理', exact: true }).waitFor();
  expect(await page.locator('.figure').count()).toBe(6);
  expect(await faultsOfStaff(page)).toEqual([]);

  const below = page.locator('.map a').first();
  await below.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('area')?.includes('/') === true);
  await page.locator('.trail li').nth(1).waitFor();
  await page.locator('.trail a').first().click();

  await page.getByRole('link', { name: '按来源' }).click();
  await page.getByRole('link', { name: '近 30 天' }).click();
  await page.waitForURL((url) => url.search.includes('by=channel') && url.search.includes('period=month'));
  const button = page.getByRole('button', { name: '下载所显示的数据（CSV）' });
  const empty = page.getByText('这个时段没有数据。');
  await button.or(empty).first().waitFor();
  if (await button.isVisible()) {
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(readFileSync(await file.path(), 'utf8')).toMatch(/^\uFEFF按来源,受理,/);
  }
  await page.context().close();
});

test('on a phone the overview stands in one column', async () => {
  const page = await staffPage(browser, { role: 'leader', path: '/staff/figures', how: phone, broken });
  await page.getByRole('heading', { name: '块区地图' }).waitFor();
  expect(await faultsOfStaff(page)).toEqual([]);
  await page.context().close();
});

test('an administrator sees every bad row of a file, and gets out what went in', async () => {
  const page = await staffPage(browser, { role: 'admin', path: '/staff/data', broken });
  const content = 'id,parent,kind,name\nx-1,nowhere,block,甲\nx-2,nowhere,block,乙\n';
  await page.getByLabel('选择文件').setInputFiles({
    name: 'areas.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  });
  await page.getByRole('button', { name: '开始导入' }).click();
  await page.getByText('没有导入：2 行有错').waitFor();
  await page.getByRole('region', { name: '有错的行（2）' }).getByRole('row').nth(2).waitFor();
  expect(await faultsOfStaff(page)).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV 片区' }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/id,parent,kind,name/);
  await page.context().close();
});

test('roster and rules are read as tables', async () => {
  const page = await staffPage(browser, { role: 'admin', path: '/staff/roster', broken });
  await page.locator('.roster > li').nth(6).waitFor();
  expect(await faultsOfStaff(page)).toEqual([]);
  await page.getByRole('link', { name: '规则' }).click();
  await page.getByRole('cell', { name: '5 个工作日' }).first().waitFor();
  expect(await faultsOfStaff(page)).toEqual([]);
  await page.getByRole('link', { name: '工作日历' }).click();
  await page.getByRole('rowheader').first().waitFor();
  expect(await faultsOfStaff(page)).toEqual([]);
  await page.context().close();
});

test('no page violated its content security policy or threw', () => {
  expect(broken).toEqual([]);
});
