import type { Context } from 'aws-lambda';
import { beforeEach, expect, test, vi } from 'vitest';
import { lambda } from './lambda.ts';
import { FakeServices, propose } from './testing/fake-services.ts';
import { answers, CODE, fillIn, firstCase, NUMBER, ORIGIN, siteOf, track } from './testing/fixtures.ts';
import { toEvent } from './testing/serve.ts';
import { Visitor } from './testing/visitor.ts';

vi.stubEnv('HUYING_ORIGIN', ORIGIN);
const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);

let services: FakeServices;
let visitor: Visitor;
beforeEach(() => {
  services = new FakeServices();
  visitor = new Visitor(siteOf(services));
  log.mockClear();
});

const nasty = `</textarea><script>alert(1)</script>"'><b>𠮷㐂😀&amp;`;

test('escapes HTML in every field and stores it unchanged', async () => {
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
  const one = firstCase(services);
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

test('keeps the chosen language and sends it to the services', async () => {
  expect((await visitor.open('/report/words?lang=en')).html).toContain('What happened?');
  expect((await visitor.open('/track')).html).toContain('<html lang="en">');
  await fillIn(visitor);
  expect(services.asked.every(({ headers }) => headers.get('accept-language') === 'en')).toBe(true);
  expect((await visitor.open('/report/place?from=check')).html).toContain(
    'href="/report/place?from=check&amp;lang=zh-CN"',
  );
});

test('rejects a form that another site posts', async () => {
  const app = siteOf(services);
  const abroad = new Visitor(app, { 'sec-fetch-site': 'cross-site' });
  abroad.cookies.set('lang', 'en');
  expect((await abroad.post('/report/words', answers.words)).status).toBe(403);
  expect(services.drafts.size).toBe(0);
  // An old browser says only where the form came from.
  const old = new Visitor(app, { origin: ORIGIN });
  old.cookies.set('lang', 'en');
  expect((await old.post('/report/words', answers.words)).path).toBe('/report/place');
});

test('says what to do while services are down, and keeps what was filled in', async () => {
  await visitor.post('/report/words', answers.words);
  services.down.add('/api/intake');
  const seen = await visitor.open('/report/place');
  expect(seen.status).toBe(503);
  expect(seen.html).toContain('12345');
  services.down.clear();
  expect((await visitor.open('/report/place')).status).toBe(200);
});

test('lets a resident report without the public lists', async () => {
  services.down.add('/api/community');
  expect((await fillIn(visitor)).path).toBe('/report/check');
});

test('has error pages for unknown paths, oversize forms and broken encodings', async () => {
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
  'keeps the links of the error page at %j on this origin, and guards it like every other page',
  async (path) => {
    const event = toEvent('GET', '/', { 'accept-language': 'zh-CN' });
    const [rawPath = '', rawQueryString = ''] = path.split('?');
    for (const broken of [false, true]) {
      const site = siteOf(services);
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

test('serves every page with nothing inline, cached or loaded from elsewhere', async () => {
  await fillIn(visitor);
  for (const path of ['/', '/privacy', '/report/words', '/report/check', '/track', '/nowhere']) {
    const { headers, html } = await visitor.open(path);
    expect(headers['content-security-policy']).toContain("default-src 'none'; style-src 'self'");
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['strict-transport-security']).toBeDefined();
    expect(html).not.toMatch(/ style=| on[a-z]+="|<script>|<style/);
  }
});

test('logs nothing that a resident typed', async () => {
  await fillIn(visitor);
  await visitor.post('/report/check');
  await track(visitor, NUMBER, CODE);
  const lines = log.mock.calls.flat().join('\n');
  expect(lines).toContain('"route":"POST /report/words"');
  expect(lines).not.toMatch(/楼道灯|幸福里|王㐂|138 0013|ABCD|263260473151/);
});

test('logs one line per page with the correlation id of its requests, and hides unknown paths', async () => {
  log.mockClear();
  await visitor.open('/directory');
  await visitor.open('/13800138000');
  const lines = log.mock.calls.map(([line]) => JSON.parse(String(line)));
  expect(lines).toMatchObject([
    { message: 'request', route: 'GET /directory', status: 200 },
    { message: 'request', route: 'unknown', status: 404 },
  ]);
  expect(services.asked[0]?.headers.get('x-correlation-id')).toBe(lines[0].correlation);
});
