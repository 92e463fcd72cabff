import { beforeEach, expect, test, vi } from 'vitest';
import { FakeServices } from '../testing/fake-services.ts';
import { answers, fillIn, firstCase, ORIGIN, siteOf } from '../testing/fixtures.ts';
import { Visitor } from '../testing/visitor.ts';

vi.stubEnv('HUYING_ORIGIN', ORIGIN);
vi.spyOn(console, 'log').mockImplementation(() => undefined);

let services: FakeServices;
let visitor: Visitor;
beforeEach(() => {
  services = new FakeServices();
  visitor = new Visitor(siteOf(services));
});

test('leads through six pages to the number and code', async () => {
  expect((await fillIn(visitor)).path).toBe('/report/check');
  const done = await visitor.post('/report/check');
  expect(done.path).toBe('/report/done');
  expect(done.html).toContain('2632 6047 3151');
  expect(done.html).toContain('ABCD-2345-EFGH6');
  // Received on a Friday at 15:30: one working day later is Monday at the same time.
  expect(done.html).toContain('11月23日（周一）15:30 前有人联系您');
  expect(firstCase(services).report).toEqual({
    channel: 'web',
    words: '楼道灯不亮',
    area: 'qt/qt-02',
    place: '幸福里12号楼',
    category: 'light',
    name: '王㐂',
    phone: '138 0013 8000',
    consent: { process: true, sms: true },
    lang: 'zh-CN',
  });
});

test('redirects each answer to the next page', async () => {
  const paths = [];
  await visitor.open('/report');
  for (const [page, fields] of Object.entries(answers))
    paths.push((await visitor.once('POST', `/report/${page}`, fields)).headers.location);
  expect(paths).toEqual([
    '/report/place',
    '/report/category',
    '/report/contact',
    '/report/consent',
    '/report/check',
  ]);
});

test('makes one report with one number from double clicks, reloads and going back', async () => {
  await fillIn(visitor);
  const before = new Map(visitor.cookies);
  const first = await visitor.post('/report/check');
  // A double click: the second post leaves before the first one's cookie arrives.
  const twin = new Visitor(siteOf(services));
  for (const [name, value] of before) twin.cookies.set(name, value);
  const second = await twin.post('/report/check');
  const reloaded = await visitor.open('/report/done');
  const wentBack = await visitor.open('/report/check');
  const sentAgain = await visitor.post('/report/check');
  for (const seen of [second, reloaded, wentBack, sentAgain]) expect(seen.html).toBe(first.html);
  expect(services.cases).toHaveLength(1);
});

test('shows number and code to a resident whose submit answer was lost, whatever they open next', async () => {
  await fillIn(visitor);
  const before = new Map(visitor.cookies);
  await visitor.post('/report/check');
  for (const again of [
    () => visitor.open('/report/words'),
    () => visitor.post('/report/words?from=check', { words: '另一件事' }),
    () => visitor.post('/report/check'),
  ]) {
    for (const [name, value] of before) visitor.cookies.set(name, value);
    const seen = await again();
    expect(seen.path).toBe('/report/done');
    expect(seen.html).toContain('2632 6047 3151');
  }
  expect(services.cases).toHaveLength(1);
  // Now that it was seen, the next report begins.
  expect((await visitor.open('/report/words')).path).toBe('/report/words');
});

test('starts the next report with an empty form', async () => {
  await fillIn(visitor);
  await visitor.post('/report/check');
  expect((await visitor.open('/report/words')).html).not.toContain('楼道灯不亮');
  await fillIn(visitor, { words: { words: '第二件事' } });
  await visitor.post('/report/check');
  expect(services.cases.map(({ report }) => report.words)).toEqual(['楼道灯不亮', '第二件事']);
});

test('returns to the check page after a change and keeps the other answers', async () => {
  await fillIn(visitor);
  const page = await visitor.open('/report/place?from=check');
  expect(page.html).toContain('href="/report/check"');
  const seen = await visitor.post('/report/place?from=check', { area: 'unsure', place: '东门桥下' });
  expect(seen.path).toBe('/report/check');
  expect(seen.html).toContain('东门桥下');
  expect(seen.html).toContain('楼道灯不亮');
});

test('redirects a later page without a form to the first one and says why', async () => {
  const seen = await visitor.open('/report/consent');
  expect(seen.path).toBe('/report/words?lost=1');
  expect(seen.html).toContain('Cookie');
});

test('starts a form that has expired at intake again, and keeps what is typed then', async () => {
  await visitor.post('/report/words', answers.words);
  services.drafts.clear();
  expect((await visitor.post('/report/place', answers.place)).path).toBe('/report/words?lost=1');
  await visitor.post('/report/words', answers.words);
  expect([...services.drafts.values()]).toEqual([{ words: '楼道灯不亮', lang: 'zh-CN' }]);
});

test('shows errors in the summary and at the field, and keeps what was typed', async () => {
  await visitor.post('/report/words', answers.words);
  await visitor.post('/report/place', answers.place);
  await visitor.post('/report/category', answers.category);
  const seen = await visitor.post('/report/contact', { name: '王', phone: '12' });
  expect(seen.status).toBe(422);
  expect(seen.html).toContain('<title>错误：');
  expect(seen.html).toContain('href="#phone"');
  expect(seen.html).toMatch(
    /id="phone" name="phone" aria-describedby="phone-hint phone-error" aria-invalid="true"/,
  );
  expect(seen.html).toContain('value="12"');
});

test('links a field that intake refuses at submit to its page', async () => {
  await fillIn(visitor, { contact: { name: '', phone: '13899999999' } });
  const seen = await visitor.post('/report/check');
  expect(seen.status).toBe(422);
  expect(seen.html).toContain('<a href="/report/contact?from=check">');
});
