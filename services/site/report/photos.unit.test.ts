import { beforeEach, expect, test, vi } from 'vitest';
import { FakeServices } from '../testing/fake-services.ts';
import { fillIn, firstCase, ORIGIN, siteOf } from '../testing/fixtures.ts';
import { Visitor } from '../testing/visitor.ts';

vi.stubEnv('HUYING_ORIGIN', ORIGIN);
vi.spyOn(console, 'log').mockImplementation(() => undefined);

let services: FakeServices;
let visitor: Visitor;
beforeEach(() => {
  services = new FakeServices();
  visitor = new Visitor(siteOf(services));
});
const draft = () => [...services.drafts.keys()][0] ?? '';

test('renders the signed upload form as received with the file last, so that it works without script', async () => {
  await fillIn(visitor);
  const { html } = await visitor.open('/report/photos');
  expect(html).toMatch(/<form method="post" action="\/uploads" enctype="multipart\/form-data"/);
  expect(html).toMatch(/name="key" value="uploads\/P".*name="policy" value="signed".*type="file"/s);
});

test('counts uploaded photos on the check page and submits the same ones on every retry', async () => {
  await fillIn(visitor);
  services.uploads.set(draft(), ['P1', 'P2']);
  expect((await visitor.open('/report/check')).html).toContain('2 张');
  const done = await visitor.post('/report/check');
  services.uploads.clear();
  expect((await visitor.open('/report/done')).html).toBe(done.html);
  expect(firstCase(services).report.photos).toEqual(['P1', 'P2']);
});

test('accepts four photos at most, and lets one be removed', async () => {
  await fillIn(visitor);
  services.uploads.set(draft(), ['P1', 'P2', 'P3', 'P4']);
  expect((await visitor.open('/report/photos')).html).not.toContain('type="file"');
  const seen = await visitor.post('/report/photos', { drop: 'P2' });
  expect(seen.html).toContain('type="file"');
  expect(services.uploads.get(draft())).toEqual(['P1', 'P3', 'P4']);
});

test('redirects from the photos page to the first question when no form was started', async () => {
  expect((await visitor.open('/report/photos')).path).toBe('/report/words?lost=1');
});

test('lists categories that have services, with phone numbers as links', async () => {
  const { html } = await visitor.open('/directory');
  expect(html).toContain('href="tel:057188000001"');
  expect(html).toContain('href="#c-health"');
  expect(html).not.toContain('空的分类');
});

test('answers a rate limit with a page and a Retry-After header', async () => {
  const refuse = async () =>
    Response.json({ code: 'too-many-requests' }, { status: 429, headers: { 'retry-after': '540' } });
  vi.spyOn(services, 'fetch').mockImplementation(refuse);
  const seen = await new Visitor(siteOf(services)).once('POST', '/track', {
    number: '263260473151',
    code: 'X',
  });
  expect([seen.status, seen.headers['retry-after']]).toEqual([429, '540']);
  expect(seen.html).toContain('操作太频繁');
});
