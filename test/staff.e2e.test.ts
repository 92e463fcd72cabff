import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { call, expectCall } from './support/call.ts';
import { clearReport, type Receipt, sendReport, testPhone, trackingToken } from './support/report.ts';
import { desk, faultsOfStaff, phone, staffPage } from './support/staff-page.ts';
import { type DemoPerson, system, tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** What the browser refused or a script threw, on any page of these tests. */
const broken: string[] = [];

const signedIn = (role: DemoPerson['role'], path: string, how: BrowserContextOptions): Promise<Page> =>
  staffPage(browser, { role, path, how, broken });

/** A report that lies on the worker's desk. */
async function onDesk(): Promise<Receipt> {
  const receipt = await sendReport(clearReport(testPhone()));
  const token = await tokenOf('worker');
  await until('the ticket on the desk', async () => {
    const { body } = await call<{ state: string }>('GET', `/api/casework/tickets/${receipt.report}`, {
      token,
    });
    return body.state === 'assigned';
  });
  return receipt;
}

/** The oldest stand first: on a full desk the newest is some pages away. */
const shown = (page: Page, row: Locator): Promise<unknown> =>
  until(
    'the row in the list',
    async () => {
      if (await row.isVisible()) return true;
      const more = page.locator('.more button');
      if (await more.isVisible()) await more.click();
      return false;
    },
    { everyMs: 500 },
  );

const grouped = (number: string) => number.replace(/(\d{4})(?=\d)/g, '$1 ');

test('a worker finds a ticket with the keys, accepts, contacts and answers; the resident reads the answer', async () => {
  const receipt = await onDesk();
  const page = await signedIn('worker', '/staff/', desk);
  const row = page.locator(`a.row[data-id="${receipt.report}"]`);
  await shown(page, row);
  expect(await faultsOfStaff(page)).toEqual([]);

  await page.keyboard.press('j');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('row');
  await row.focus();
  await page.keyboard.press('Enter');
  const title = page.getByRole('heading', { level: 2 });
  await title.filter({ hasText: grouped(receipt.number) }).waitFor();
  await page.getByText(clearReport().words).waitFor();
  expect(await faultsOfStaff(page)).toEqual([]);

  await page.getByRole('button', { name: '签收' }).first().waitFor();
  await page.keyboard.press('a');
  await page.getByText('已签收。请尽快联系居民。').waitFor();
  await row.getByText('已签收').waitFor();

  // The keys follow what the ticket offers: it is read again after each action.
  await page.getByRole('button', { name: '已联系居民' }).first().waitFor();
  await page.keyboard.press('c');
  await page.getByLabel('联系情况（选填）').fill('电话约了下午三点');
  await page.getByRole('button', { name: '记录联系' }).click();
  await page.getByText('已记录联系居民。').waitFor();
  await page.locator('.timeline').getByText('电话约了下午三点').waitFor();

  await page.getByRole('button', { name: '提出办结' }).first().waitFor();
  await page.keyboard.press('p');
  await page.getByRole('button', { name: '提交，请居民确认' }).click();
  await page.getByText('请选择办理结果').waitFor();
  await page.getByText('请填写给居民的答复').waitFor();
  expect(await faultsOfStaff(page)).toEqual([]);
  await page.getByRole('radio', { name: '已办好' }).check();
  await page.getByLabel('给居民的答复').fill('楼道已清空，物业每周巡查。𠮷 <b>');
  await page.getByRole('button', { name: '提交，请居民确认' }).click();
  await page.getByText('已提出办结，等居民确认。').waitFor();

  const token = await trackingToken(receipt);
  const { reply } = await expectCall<{ reply: { text: string } }>(
    200,
    'GET',
    `/api/casework/track/${receipt.report}`,
    { token },
  );
  expect(reply.text).toBe('楼道已清空，物业每周巡查。𠮷 <b>');

  // Nobody touches the page: the list asks again by itself, and the open ticket follows it.
  await expectCall(200, 'POST', `/api/casework/track/${receipt.report}/answer`, {
    body: { solved: false, words: '又堆上了' },
    token,
    key: randomUUID(),
  });
  await row.getByText('第 2 次办理').waitFor();
  await page.locator('.timeline').getByText('又堆上了').waitFor();
  await page.getByRole('button', { name: '签收' }).first().waitFor();
  await page.context().close();
});

test('keeps an internal note among staff, and what was typed over a reload', async () => {
  const receipt = await onDesk();
  const page = await signedIn('worker', `/staff/work/${receipt.report}`, desk);
  await page.getByRole('button', { name: '内部备注' }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('button', { name: '保存备注' }).click();
  await page.getByText('请填写备注').waitFor();
  await page.getByLabel('备注', { exact: true }).fill('钥匙在门卫，先打电话 𠮷 <b>');
  expect(await faultsOfStaff(page)).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: '内部备注' }).click();
  await page.getByRole('button', { name: '保存备注' }).click();
  await page.getByText('备注已保存，只有工作人员看得到。').waitFor();
  await page.locator('.timeline').getByText('钥匙在门卫，先打电话 𠮷 <b>').waitFor();

  const token = await trackingToken(receipt);
  const tracked = await call('GET', `/api/casework/track/${receipt.report}`, { token });
  expect(JSON.stringify(tracked.body)).not.toMatch(/钥匙在门卫|NoteAdded/);
  await page.context().close();
});

test('on a phone one thing stands on the page at a time, with the action under the thumb', async () => {
  const receipt = await onDesk();
  const page = await signedIn('worker', '/staff/work', phone);
  const row = page.locator(`a.row[data-id="${receipt.report}"]`);
  await shown(page, row);
  expect(await faultsOfStaff(page)).toEqual([]);

  await row.tap();
  const accept = page.getByRole('button', { name: '签收' });
  await accept.waitFor();
  expect(await row.isVisible()).toBe(false);
  const box = await accept.boundingBox();
  expect(box && box.y + box.height).toBeGreaterThan(740);
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(await faultsOfStaff(page)).toEqual([]);

  await accept.tap();
  await page.getByText('已签收。请尽快联系居民。').waitFor();
  await page.getByRole('button', { name: '返回列表' }).tap();
  await row.getByText('已签收').waitFor();
  await page.context().close();
});

test('the contact is shown for a reason only, and who looked can be seen', async () => {
  const receipt = await onDesk();
  const page = await signedIn('worker', `/staff/work/${receipt.report}`, desk);
  await page.getByRole('button', { name: '显示联系方式' }).waitFor();
  expect(await page.getByText(/1540\d{7}/).count()).toBe(0);
  await page.keyboard.press('v');
  await page.getByRole('button', { name: '记录并显示' }).click();
  await page.getByText('请选择原因').waitFor();
  await page.getByRole('radio', { name: '约定上门时间' }).check();
  await page.getByRole('button', { name: '记录并显示' }).click();
  await page.getByRole('link', { name: /拨打 154 0\d{3} \d{4}/ }).waitFor();
  await page.getByRole('button', { name: '谁看过' }).click();
  const looks = page.locator('.seen').getByRole('listitem');
  await looks.filter({ hasText: /您 · 姓名和电话 · .*约定上门时间/ }).waitFor();
  await looks.filter({ hasText: /您 · 反映的内容 · .*打开了工单/ }).waitFor();
  await looks.filter({ hasText: /派单 · 反映的内容/ }).waitFor();
  await looks
    .filter({ hasText: /短信 · 姓名和电话 · .*发送短信：已收到/ })
    .first()
    .waitFor();
  expect(await faultsOfStaff(page)).toEqual([]);
  await page.context().close();
});

test('staff decide a doubtful report, and its ticket goes on', async () => {
  const { report, number } = await sendReport({
    ...clearReport(),
    place: '东风新村5号楼',
    category: undefined,
  });
  const token = await tokenOf('dispatcher');
  await until('the doubtful report', async () => {
    const { body } = await call<{ items?: { ticket: string }[] }>('GET', '/api/routing/doubtful', { token });
    return body.items?.some((item) => item.ticket === report);
  });
  const page = await signedIn('dispatcher', `/staff/doubtful/${report}`, desk);
  await page
    .getByRole('heading', { level: 2 })
    .filter({ hasText: grouped(number) })
    .waitFor();
  await page.getByText(clearReport().words).waitFor();
  expect(await faultsOfStaff(page)).toEqual([]);

  await page.keyboard.press('1');
  expect(await page.getByRole('radio').first().isChecked()).toBe(true);
  const category = page.getByRole('combobox', { name: '什么类别' });
  if (await page.locator('.ant-select-placeholder').count()) {
    await category.click();
    await page.keyboard.type('消防');
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: '定下来，派给责任人' }).click();
  await page.getByText(/^已派给/).waitFor();
  await page.locator(`a.row[href*="${report}"]`).waitFor({ state: 'detached' });
  await until('its holder', async () => {
    const { body } = await call<{ state: string }>('GET', `/api/casework/tickets/${report}`, { token });
    return body.state === 'assigned';
  });
  await page.context().close();
});

test('a page without the right says so, speaks both languages, and signing out ends the session', async () => {
  const page = await signedIn('callback', '/staff/doubtful', desk);
  await page.getByRole('heading', { name: '您的账号还没有这项权限' }).waitFor();
  expect(await page.getByRole('link', { name: '待定' }).count()).toBe(0);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Your account may not open this' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(await faultsOfStaff(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/staff'));
  const { origin } = await system();
  const me = await page.request.get(`${origin}/api/community/me`);
  expect(me.status()).toBe(401);
  await page.context().close();
});

test('no page violated its content security policy or threw', () => {
  expect(broken).toEqual([]);
});
