import { beforeEach, expect, test, vi } from 'vitest';
import { FakeHouse } from '../testing/fake-house.ts';
import { fillIn, ORIGIN, siteOf, theCase } from '../testing/stage.ts';
import { Visitor } from '../testing/visitor.ts';

vi.stubEnv('HUYING_ORIGIN', ORIGIN);
vi.spyOn(console, 'log').mockImplementation(() => undefined);

let house: FakeHouse;
let visitor: Visitor;
beforeEach(() => {
  house = new FakeHouse();
  visitor = new Visitor(siteOf(house));
});
const draft = () => [...house.drafts.keys()][0] ?? '';

test('the signed form is there as it came, the file last, so that it works without script', async () => {
  await fillIn(visitor);
  const { html } = await visitor.open('/report/photos');
  expect(html).toMatch(/<form method="post" action="\/uploads" enctype="multipart\/form-data"/);
  expect(html).toMatch(/name="key" value="uploads\/P".*name="policy" value="signed".*type="file"/s);
});

test('what has arrived is counted on the check page and handed in, the same whenever it is sent again', async () => {
  await fillIn(visitor);
  house.uploads.set(draft(), ['P1', 'P2']);
  expect((await visitor.open('/report/check')).html).toContain('2 张');
  const done = await visitor.post('/report/check');
  house.uploads.clear();
  expect((await visitor.open('/report/done')).html).toBe(done.html);
  expect(theCase(house).report.photos).toEqual(['P1', 'P2']);
});

test('four are enough, and one can be taken out', async () => {
  await fillIn(visitor);
  house.uploads.set(draft(), ['P1', 'P2', 'P3', 'P4']);
  expect((await visitor.open('/report/photos')).html).not.toContain('type="file"');
  const seen = await visitor.post('/report/photos', { drop: 'P2' });
  expect(seen.html).toContain('type="file"');
  expect(house.uploads.get(draft())).toEqual(['P1', 'P3', 'P4']);
});

test('without a form there is nothing to add photos to', async () => {
  expect((await visitor.open('/report/photos')).path).toBe('/report/words?lost=1');
});

test('the directory lists filled categories, and numbers dial', async () => {
  const { html } = await visitor.open('/directory');
  expect(html).toContain('href="tel:057188000001"');
  expect(html).toContain('href="#c-health"');
  expect(html).not.toContain('空的分类');
});

test('too many tries are told on a page that says when to come back', async () => {
  const refuse = async () =>
    Response.json({ code: 'too-many-requests' }, { status: 429, headers: { 'retry-after': '540' } });
  vi.spyOn(house, 'fetch').mockImplementation(refuse);
  const seen = await new Visitor(siteOf(house)).once('POST', '/track', { number: '263260473151', code: 'X' });
  expect([seen.status, seen.headers['retry-after']]).toEqual([429, '540']);
  expect(seen.html).toContain('操作太频繁');
});
