import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { call, expectCall } from './support/call.ts';
import { tell } from './support/phone-call.ts';
import { clearReport, sendReport, testPhone } from './support/report.ts';
import { faultsOfStaff, phone, staffPage } from './support/staff-page.ts';
import { tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

let browser: Browser;
const broken: string[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** A ticket whose holder says that it is done. */
async function proposed(): Promise<string> {
  const { report } = await sendReport(clearReport(testPhone()));
  const token = await tokenOf('worker');
  const can = async (command: string) =>
    (await call<{ can?: string[] }>('GET', `/api/casework/tickets/${report}`, { token })).body.can?.includes(
      command,
    );
  const act = async (command: string, body: object) => {
    await until(command, () => can(command));
    await expectCall(200, 'POST', `/api/casework/tickets/${report}/${command}`, {
      body,
      token,
      key: randomUUID(),
    });
  };
  await act('accept', {});
  await act('propose', { outcome: 'done', reply: '楼道已清空，物业每周巡查。' });
  return report;
}

test('an officer calls back: reads the proposal, records with the keys, and the ticket closes', async () => {
  const report = await proposed();
  const page = await staffPage(browser, { role: 'callback', path: `/staff/callbacks/${report}`, broken });
  await page.locator(`a.row[href$="${report}"]`).click();
  await page.locator('.script').getByText('楼道已清空，物业每周巡查。').waitFor();
  expect(await page.getByText(/1540\d{7}/).count()).toBe(0);
  expect(await faultsOfStaff(page)).toEqual([]);

  await page.getByRole('button', { name: '记录回访' }).click();
  await page.getByText('请选择是否解决').waitFor();
  await page.getByRole('heading', { level: 2 }).first().focus();
  await page.keyboard.press('1');
  await page.keyboard.press('5');
  expect(await page.getByRole('radio', { name: '解决了', exact: true }).isChecked()).toBe(true);
  expect(await page.getByRole('radio', { name: '一般' }).isChecked()).toBe(true);
  await page.getByLabel('居民的话（选填）').fill('已经清干净了');
  await page.getByRole('button', { name: '记录回访' }).click();
  await page.getByText('已记录，下一件。').waitFor();
  const token = await tokenOf('callback');
  const { body } = await call<{ state: string }>('GET', `/api/casework/tickets/${report}`, { token });
  expect(body.state).toBe('closed');
  await page.context().close();
});

test('a missed call is answered on the spot in one action and leaves the desk', async () => {
  const missed = randomUUID();
  await tell({ call: missed, seq: 0, kind: 'started', from: testPhone() });
  await tell({ call: missed, seq: 1, kind: 'hung-up' });
  const page = await staffPage(browser, { role: 'duty', path: '/staff/duty', broken });
  await page.getByRole('heading', { name: '现在值班' }).waitFor();
  const rows = page.getByRole('region', { name: '来电' }).locator('a.row');
  await rows.first().waitFor();
  const before = await rows.count();
  await rows.last().click();
  expect(await faultsOfStaff(page)).toEqual([]);
  await page.getByRole('button', { name: '显示联系方式' }).click();
  await page.getByRole('radio', { name: '其他原因' }).check();
  await page.getByLabel('补充说明').fill('看看');
  await page.getByRole('button', { name: '记录并显示' }).click();
  await page.getByText('请写清楚原因，至少四个字').waitFor();
  await page.getByLabel('补充说明').fill('来电漏接，回电问清楚');
  await page.getByRole('button', { name: '记录并显示' }).click();
  await page.getByRole('link', { name: /拨打/ }).waitFor();
  await page.getByRole('button', { name: '谁看过' }).click();
  await page
    .locator('.seen')
    .getByRole('listitem')
    .filter({ hasText: /您 · 姓名和电话 · .*来电漏接，回电问清楚/ })
    .waitFor();
  expect(await faultsOfStaff(page)).toEqual([]);
  await page.getByRole('radio', { name: '当场答复' }).check();
  await page.getByRole('button', { name: '已答复，结束' }).click();
  await page.getByText('请写明怎么答复的').waitFor();
  await page.getByLabel('问了什么、怎么答复的').fill('问老年卡怎么办，已告知窗口和材料。');
  await page.getByRole('button', { name: '已答复，结束' }).click();
  await page.getByText('已记为当场答复。').first().waitFor();
  await until('the desk without the call', async () => (await rows.count()) < before);
  await page.context().close();
});

test('on a phone a visitor enters a report with consent only, and gets number and code to hand on', async () => {
  const page = await staffPage(browser, { role: 'worker', path: '/staff/enter', how: phone, broken });
  await page.getByRole('button', { name: '登记', exact: true }).tap();
  await page.getByText('没有本人同意不能登记').waitFor();
  expect(await faultsOfStaff(page)).toEqual([]);
  await page.getByLabel('反映的事情').fill('楼道灯坏了，晚上看不见路。');
  await page.getByRole('combobox', { name: '住户所在块区' }).click();
  await page.keyboard.press('Enter');
  await page.getByLabel('居民同意登记和处理以上信息').check();
  await page.getByRole('button', { name: '登记', exact: true }).tap();
  await page.getByRole('heading', { name: '已登记' }).waitFor();
  expect(await page.locator('.receipt .number').textContent()).toMatch(/^\d{4} \d{4} \d{4}$/);
  expect(await faultsOfStaff(page)).toEqual([]);
  await page.context().close();
});

test('no page violated its content security policy or threw', () => {
  expect(broken).toEqual([]);
});
