import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/accessible.ts';
import { act } from './support/act.ts';
import { lendChineseFont, openBrowser } from './support/browser.ts';
import { call } from './support/call.ts';
import { watchPolicy } from './support/inline.ts';
import { CLEAR_PLACE, testPhone, trackingToken } from './support/report.ts';
import { smsTo } from './support/sms.ts';
import { person, system, tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

let browser: Browser;
let origin: string;
beforeAll(async () => {
  ({ origin } = await system());
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** A small phone. */
async function phone(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  context.setDefaultTimeout(20_000);
  await lendChineseFont(context);
  const page = await context.newPage();
  await watchPolicy(page);
  return page;
}

const next = (page: Page) => page.locator('main form button.button').click();

interface Receipt {
  readonly number: string;
  readonly code: string;
}

/** Fills the form in from the start page to the check page; `look` sees each page on the way. */
async function fillIn(page: Page, tel: string, look: (page: Page) => Promise<void> = async () => undefined) {
  await page.goto(origin);
  await look(page);
  await page.locator('a.button-start').click();
  await look(page);
  await next(page);
  await look(page);
  await page.fill('#words', '楼道里堆满了纸箱，<b>消防通道</b>过不去人。𠮷㐂😀');
  await next(page);
  await look(page);
  await page.selectOption('#area', 'qt/qt-03');
  await page.fill('#place', CLEAR_PLACE);
  await next(page);
  await look(page);
  await page.locator('input[value="fire"] + label').click();
  await next(page);
  await look(page);
  await page.fill('#name', '王㐂');
  await page.fill('#phone', tel);
  await next(page);
  await look(page);
  await next(page);
  await look(page);
  await page.locator('label[for="process"]').click();
  await page.locator('label[for="sms"]').click();
  await next(page);
  await look(page);
  expect(await page.locator('dl.answers').innerText()).toContain('<b>消防通道</b>过不去人。𠮷㐂😀');
}

/** Number and code as the confirmation shows them. */
async function receiptOn(page: Page): Promise<Receipt> {
  await page.waitForURL('**/report/done');
  const shown = async (selector: string) => (await page.locator(selector).innerText()).replace(/[\s-]/g, '');
  return { number: await shown('.panel-number'), code: await shown('.panel-code') };
}

async function openTracking(page: Page, { number, code }: Receipt) {
  await page.goto(`${origin}/track`);
  await page.fill('#number', number.replace(/(\d{4})/g, '$1 '));
  await page.fill('#code', code.toLowerCase());
  await next(page);
  await page.waitForURL('**/track/status');
}

/** The worker accepts and answers, through the API that their page uses. */
async function answerAsWorker(receipt: Receipt, reply: string): Promise<void> {
  const id = JSON.parse(
    Buffer.from((await tracking(receipt)).split('.')[1] ?? '', 'base64url').toString('utf8'),
  ).sub as string;
  const token = await tokenOf('worker');
  await until('the ticket has a holder', async () => {
    const { body } = await call<{ state: string }>('GET', `/api/casework/tickets/${id}`, { token });
    return body.state === 'assigned';
  });
  await act('worker', id, 'accept');
  await act('worker', id, 'propose', { outcome: 'done', reply });
}
const tracking = (receipt: Receipt) => trackingToken({ report: '', ...receipt });

test('without script: from the start page to a number, the SMS, the answer, and “solved”', async () => {
  const page = await phone({ javaScriptEnabled: false, locale: 'zh-CN' });
  const tel = testPhone();
  await fillIn(page, tel);
  await next(page);
  const receipt = await receiptOn(page);
  expect(receipt.number).toMatch(/^\d{12}$/);
  const sms = await until('the SMS with the number', async () => (await smsTo(tel))[0]);
  expect(sms.text.replace(/\s/g, '')).toContain(receipt.number);

  await page.goBack();
  await page.goto(`${origin}/report/check`);
  expect(await page.locator('.panel-number').innerText()).toBe(
    receipt.number.replace(/(\d{4})(?=\d)/g, '$1 '),
  );

  await answerAsWorker(receipt, '纸箱已经清走。<i>谢谢</i>');
  await openTracking(page, receipt);
  expect(await page.locator('main').innerText()).toContain('纸箱已经清走。<i>谢谢</i>');
  await page.getByRole('button', { name: '已解决' }).click();
  expect(await page.locator('.notice').innerText()).toContain('办结');
  expect(await page.locator('#now').innerText()).toBe('已办结');

  await page.getByRole('button', { name: '退出查询' }).click();
  await page.goto(`${origin}/track/status`);
  expect(page.url()).toContain('/track?told=expired');
  await page.context().close();
});

test('without script: a double click on “submit” is one report', async () => {
  const page = await phone({ javaScriptEnabled: false, locale: 'zh-CN' });
  const tel = testPhone();
  await fillIn(page, tel);
  await page.locator('main form button.button').dblclick({ noWaitAfter: true });
  const { number } = await receiptOn(page);
  await until('the SMS', async () => (await smsTo(tel)).length > 0);
  expect((await smsTo(tel)).map(({ text }) => text.replace(/\s/g, '').includes(number))).toEqual([true]);
  await page.context().close();
});

test('staff sign in with their provider, come to the page they wanted, and sign out', async () => {
  const page = await phone({ locale: 'zh-CN' });
  const { staff, password } = person('worker');
  await page.goto(`${origin}/auth/login?to=${encodeURIComponent('/privacy?from=staff')}`);
  await page.fill('input[name="username"]', staff);
  await page.fill('input[name="password"]', password);
  await page.locator('button[type="submit"]').first().click();
  await page.waitForURL('**/privacy?from=staff');
  const session = (await page.context().cookies()).find(({ name }) => name === 'staff');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  // The cookie is what the APIs know them by.
  const me = await page.request.get(`${origin}/api/community/me`);
  expect(await me.json()).toMatchObject({ staff });

  await page.goto(`${origin}/auth/logout`);
  await next(page);
  await page.waitForURL(`${origin}/`);
  expect((await page.request.get(`${origin}/api/community/me`)).status()).toBe(401);
  await page.context().close();
});

test.each(['zh-CN', 'en'])(
  'every page is accessible and fits a 360 px phone, light and dark (%s)',
  async (locale) => {
    const page = await phone({ locale });
    const faults: string[] = [];
    const look = async (at: Page) => {
      expect(await at.locator('html').getAttribute('lang')).toBe(locale);
      const where = `${new URL(at.url()).pathname} “${await at.title()}”`;
      faults.push(...(await faultsOf(at)).map((fault) => `${where}: ${fault}`));
    };
    await fillIn(page, testPhone(), look);
    await next(page);
    const receipt = await receiptOn(page);
    await look(page);
    for (const path of ['/track', '/privacy', '/nowhere', '/auth/logout', '/auth/failed?why=stale']) {
      await page.goto(origin + path);
      await look(page);
    }
    await page.goto(`${origin}/track`);
    await page.fill('#number', receipt.number);
    await page.fill('#code', 'WRONG');
    await next(page);
    await look(page);
    expect(await page.locator('.summary').evaluate((box) => box === document.activeElement)).toBe(true);
    await answerAsWorker(receipt, '已处理。');
    await openTracking(page, receipt);
    await look(page);
    await page.goto(`${origin}/track/not-solved`);
    await look(page);
    await next(page);
    await look(page);
    expect(page.url()).toContain('told=not-solved');
    expect(faults).toEqual([]);
    await page.context().close();
  },
);
