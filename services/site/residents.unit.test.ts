import type { Context } from 'aws-lambda';
import { beforeEach, expect, test, vi } from 'vitest';
import { lambda } from './lambda.ts';
import { FakeHouse, propose } from './testing/fake-house.ts';
import { toEvent } from './testing/serve.ts';
import { answers, CODE, fillIn, NUMBER, ORIGIN, siteOf, theCase, track } from './testing/stage.ts';
import { Visitor } from './testing/visitor.ts';

vi.stubEnv('HUYING_ORIGIN', ORIGIN);
const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);

let house: FakeHouse;
let visitor: Visitor;
beforeEach(() => {
  house = new FakeHouse();
  visitor = new Visitor(siteOf(house));
  log.mockClear();
});

const nasty = `</textarea><script>alert(1)</script>"'><b>𠮷㐂😀&amp;`;

test('HTML in every field arrives unharmed and harmless', async () => {
  const seen = await fillIn(visitor, {
    words: { words: nasty },
    place: { area: nasty, place: nasty },
    category: { category: nasty },
    contact: { name: nasty, phone: '13800138000' },
  });
  const pages = [seen];
  for (const page of Object.keys(answers)) pages.push(await visitor.open(`/report/${page}?from=check`));
  pages.push(await visitor.post('/report/contact', { name: nasty, phone: nasty }));
  pages.push(await visitor.post('/track', { number: nasty, code: nasty }));
  await visitor.post('/report/check');
  const one = theCase(house);
  expect(one.report).toMatchObject({ words: nasty, place: nasty, area: nasty, category: nasty, name: nasty });
  propose(one, nasty);
  one.team = nasty;
  await track(visitor, NUMBER, CODE);
  pages.push(await visitor.open('/track/status'));
  for (const { html, path } of pages) {
    expect(html, path).not.toMatch(/<script>|<b>/);
    if (html.includes('𠮷')) expect(html).toContain('&lt;b&gt;𠮷㐂😀&amp;amp;');
  }
  expect(pages.filter(({ html }) => html.includes('𠮷')).length).toBeGreaterThan(6);
});

test('the language once chosen stays, and travels to the services', async () => {
  expect((await visitor.open('/report/words?lang=en')).html).toContain('What happened?');
  expect((await visitor.open('/track')).html).toContain('<html lang="en">');
  await fillIn(visitor);
  expect(house.asked.every(({ headers }) => headers.get('accept-language') === 'en')).toBe(true);
  expect((await visitor.open('/report/place?from=check')).html).toContain(
    'href="/report/place?from=check&amp;lang=zh-CN"',
  );
});

test('a form posted from another site does nothing', async () => {
  const app = siteOf(house);
  const abroad = new Visitor(app, { 'sec-fetch-site': 'cross-site' });
  abroad.cookies.set('lang', 'en');
  expect((await abroad.post('/report/words', answers.words)).status).toBe(403);
  expect(house.drafts.size).toBe(0);
  // An old browser says only where the form came from.
  const old = new Visitor(app, { origin: ORIGIN });
  old.cookies.set('lang', 'en');
  expect((await old.post('/report/words', answers.words)).path).toBe('/report/place');
});

test('when services are down, the page says what to do and keeps what was filled in', async () => {
  await visitor.post('/report/words', answers.words);
  house.down.add('/api/intake');
  const seen = await visitor.open('/report/place');
  expect(seen.status).toBe(503);
  expect(seen.html).toContain('12345');
  house.down.clear();
  expect((await visitor.open('/report/place')).status).toBe(200);
});

test('without the public lists a resident can still report', async () => {
  house.down.add('/api/community');
  expect((await fillIn(visitor)).path).toBe('/report/check');
});

test('unknown pages, oversize forms and broken encodings have pages of their own', async () => {
  expect((await visitor.open('/wp-login.php')).status).toBe(404);
  expect((await visitor.post('/report/words', { words: '长'.repeat(30_000) })).status).toBe(413);
  expect((await visitor.post('/report/words', { words: 'a\uFFFDb' })).status).toBe(400);
});

/** Leading slashes and backslashes that a browser would read as another host, however they come about. */
const astray = [
  '//x//evil.example/',
  '//',
  '///evil.example',
  '/\\evil.example/',
  '/\t/evil.example',
  '/.//evil.example/',
];
test.each([
  ...astray,
  '/%2f%2fevil.example',
  '/@evil.example',
  '/"><b>?lang=x&lang=y&a="><b>',
  '/%',
  '/;//x',
])(
  'at %j the links to this very page stay in our house, and the page is guarded like every other',
  async (path) => {
    const event = toEvent('GET', '/', { 'accept-language': 'zh-CN' });
    const [rawPath = '', rawQueryString = ''] = path.split('?');
    for (const broken of [false, true]) {
      const site = siteOf(house);
      if (broken)
        site.use(() => {
          throw new Error('broken');
        });
      const {
        statusCode,
        headers,
        body = '',
      } = await lambda(site)({ ...event, rawPath, rawQueryString }, {} as Context);
      expect(statusCode).toBe(broken ? 503 : 404);
      expect(headers?.['content-security-policy']).toContain("default-src 'none'");
      expect(body).not.toContain('"><b>');
      const links = [...body.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) =>
        href.replaceAll('&amp;', '&'),
      );
      const own = links.filter((href) => href.startsWith('/') && !/^\/(assets|site)/.test(href));
      expect(own.filter((href) => href.includes('lang=en'))).toHaveLength(1);
      for (const href of own) expect(new URL(href, ORIGIN).origin, href).toBe(ORIGIN);
    }
  },
);

test('every page is guarded: nothing inline, nothing cached, nothing from elsewhere', async () => {
  await fillIn(visitor);
  for (const path of ['/', '/privacy', '/report/words', '/report/check', '/track', '/nowhere']) {
    const { headers, html } = await visitor.open(path);
    expect(headers['content-security-policy']).toContain("default-src 'none'; style-src 'self'");
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['strict-transport-security']).toBeDefined();
    expect(html).not.toMatch(/ style=| on[a-z]+="|<script>|<style/);
  }
});

test('no log line carries what a resident wrote', async () => {
  await fillIn(visitor);
  await visitor.post('/report/check');
  await track(visitor, NUMBER, CODE);
  const lines = log.mock.calls.flat().join('\n');
  expect(lines).toContain('"route":"POST /report/words"');
  expect(lines).not.toMatch(/楼道灯|幸福里|王㐂|138 0013|ABCD|263260473151/);
});

test('each page leaves one line with the id that its questions to the services carry; unknown paths are not told', async () => {
  log.mockClear();
  await visitor.open('/directory');
  await visitor.open('/13800138000');
  const lines = log.mock.calls.map(([line]) => JSON.parse(String(line)));
  expect(lines).toMatchObject([
    { message: 'request', route: 'GET /directory', status: 200 },
    { message: 'request', route: 'unknown', status: 404 },
  ]);
  expect(house.asked[0]?.headers.get('x-correlation-id')).toBe(lines[0].correlation);
});
