import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { policies } from '../shared/http/headers.ts';
import { openBrowser } from './support/browser.ts';
import { inlineFaults, watchPolicy } from './support/inline.ts';

/** The check that all browser tests make on each page they look at finds what it is for. */
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const faultsOf = async (html: string, policy: string): Promise<string[]> => {
  const page = await browser.newPage();
  await watchPolicy(page);
  await page.route('**/*', (route) =>
    route.fulfill({
      body: html,
      headers: { 'content-security-policy': policy, 'content-type': 'text/html' },
    }),
  );
  await page.goto('http://page.test/');
  const faults = await inlineFaults(page);
  await page.close();
  return faults.map((fault) => fault.split(/: | /).slice(0, 2).join(' '));
};

test('finds inline code and violations of the policy', async () => {
  const html =
    '<script>1</script><style>p{}</style><p style="color:red" onclick="1">x</p><a href="javascript:1">y</a>';
  const found = await faultsOf(html, policies.page);
  for (const what of ['inline script', 'inline style', 'style attribute', 'inline handler', 'code as'])
    expect(found).toContain(what);
  expect(found.filter((fault) => fault.startsWith('refused by')).length).toBeGreaterThanOrEqual(3);
});

test('the staff app may have styles with its nonce, and style attributes', async () => {
  const html = '<meta name=csp-nonce content=abc><style nonce="abc">p{}</style><p style="color:red">x</p>';
  expect(await faultsOf(html, policies.staff('abc'))).toEqual([]);
  expect(await faultsOf(html, policies.staff('other'))).not.toEqual([]);
});
