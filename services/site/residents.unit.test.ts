import { beforeEach, expect, test, vi } from 'vitest';
import { asker } from './apis/ask.ts';
import { residentsSite } from './residents.tsx';
import { type FakeCase, FakeHouse, propose } from './testing/fake-house.ts';
import { Visitor } from './testing/visitor.ts';

const ORIGIN = 'https://huying.example';
vi.stubEnv('HUYING_ORIGIN', ORIGIN);
const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);

let house: FakeHouse;
let visitor: Visitor;
const siteOf = (one: FakeHouse) =>
  residentsSite({
    askFor: asker(one.fetch as typeof fetch, ORIGIN),
    newKey: () => crypto.randomUUID(),
    now: () => 0,
  });

beforeEach(() => {
  house = new FakeHouse();
  visitor = new Visitor(siteOf(house));
  log.mockClear();
});

const answers = {
  words: { words: '楼道灯不亮' },
  place: { area: 'qt/qt-02', place: '幸福里12号楼' },
  category: { category: 'light' },
  contact: { name: '王㐂', phone: '138 0013 8000' },
  consent: { process: 'yes', sms: 'yes' },
};

async function fillIn(who = visitor, given: Partial<typeof answers> = {}) {
  let seen = await who.open('/report');
  for (const [page, fields] of Object.entries({ ...answers, ...given }))
    seen = await who.post(`/report/${page}`, fields);
  return seen;
}

const theCase = (): FakeCase => {
  const [one] = house.cases;
  if (!one) throw new Error('nothing was reported');
  return one;
};

const track = (number: string, code: string) => visitor.post('/track', { number, code });
const NUMBER = '263260473151';
const CODE = 'ABCD2345EFGH6';

test('six pages lead from a report to its number and code', async () => {
  expect((await fillIn()).path).toBe('/report/check');
  const done = await visitor.post('/report/check');
  expect(done.path).toBe('/report/done');
  expect(done.html).toContain('2632 6047 3151');
  expect(done.html).toContain('ABCD-2345-EFGH6');
  expect(theCase().report).toEqual({
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

test('each answer is followed by the next page', async () => {
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

test('whatever is sent twice, reloaded or gone back to: one report, the same number', async () => {
  await fillIn();
  const before = new Map(visitor.cookies);
  const first = await visitor.post('/report/check');
  // A double click: the second post leaves before the first one's cookie arrives.
  const twin = new Visitor(siteOf(house));
  for (const [name, value] of before) twin.cookies.set(name, value);
  const second = await twin.post('/report/check');
  const reloaded = await visitor.open('/report/done');
  const wentBack = await visitor.open('/report/check');
  const sentAgain = await visitor.post('/report/check');
  for (const seen of [second, reloaded, wentBack, sentAgain]) expect(seen.html).toBe(first.html);
  expect(house.cases).toHaveLength(1);
});

test('answers changed after a submit whose answer was lost are not a second report', async () => {
  await fillIn();
  const before = new Map(visitor.cookies);
  await visitor.post('/report/check');
  for (const [name, value] of before) visitor.cookies.set(name, value);
  await visitor.post('/report/words?from=check', { words: '另一件事' });
  const seen = await visitor.post('/report/check');
  expect(seen.status).toBe(422);
  expect(seen.html).toContain('已经提交过一次');
  expect(house.cases).toHaveLength(1);
});

test('after a report the next one begins empty', async () => {
  await fillIn();
  await visitor.post('/report/check');
  expect((await visitor.open('/report/words')).html).not.toContain('楼道灯不亮');
  await fillIn(visitor, { words: { words: '第二件事' } });
  await visitor.post('/report/check');
  expect(house.cases.map(({ report }) => report.words)).toEqual(['楼道灯不亮', '第二件事']);
});

test('a change leads back to the check page and keeps the other answers', async () => {
  await fillIn();
  const page = await visitor.open('/report/place?from=check');
  expect(page.html).toContain('href="/report/check"');
  const seen = await visitor.post('/report/place?from=check', { area: 'unsure', place: '东门桥下' });
  expect(seen.path).toBe('/report/check');
  expect(seen.html).toContain('东门桥下');
  expect(seen.html).toContain('楼道灯不亮');
});

test('later pages without a form lead to the first one and say why', async () => {
  const seen = await visitor.open('/report/consent');
  expect(seen.path).toBe('/report/words?lost=1');
  expect(seen.html).toContain('Cookie');
});

test('a form that intake has forgotten begins anew, and typed words survive', async () => {
  await visitor.post('/report/words', answers.words);
  house.drafts.clear();
  expect((await visitor.post('/report/place', answers.place)).path).toBe('/report/words?lost=1');
  await visitor.post('/report/words', answers.words);
  expect([...house.drafts.values()]).toEqual([{ words: '楼道灯不亮', lang: 'zh-CN' }]);
});

test('errors stand on top and at the field, and what was typed is kept', async () => {
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

test('what intake refuses at the end links to its page', async () => {
  await fillIn(visitor, { contact: { name: '', phone: '13899999999' } });
  const seen = await visitor.post('/report/check');
  expect(seen.status).toBe(422);
  expect(seen.html).toContain('<a href="/report/contact?from=check">');
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
  const one = theCase();
  expect(one.report).toMatchObject({ words: nasty, place: nasty, area: nasty, category: nasty, name: nasty });
  propose(one, nasty);
  one.team = nasty;
  await track(NUMBER, CODE);
  pages.push(await visitor.open('/track/status'));
  for (const { html, path } of pages) {
    expect(html, path).not.toMatch(/<script>|<b>/);
    if (html.includes('𠮷')) expect(html).toContain('&lt;b&gt;𠮷㐂😀&amp;amp;');
  }
  expect(pages.filter(({ html }) => html.includes('𠮷')).length).toBeGreaterThan(6);
});

test('number and code open the report, however they are typed', async () => {
  await fillIn();
  await visitor.post('/report/check');
  const seen = await track('２６３２ ６０４７-3151', 'abcd-2345-efgh6');
  expect(seen.path).toBe('/track/status');
  expect(seen.html).toContain('已收到');
});

test('an unknown number and a wrong code look alike', async () => {
  await fillIn();
  await visitor.post('/report/check');
  const wrongCode = await track(NUMBER, 'WRONG');
  const unknown = await track('263260000001', 'WRONG');
  expect(wrongCode.status).toBe(422);
  expect(unknown.html.replace('263260000001', NUMBER)).toBe(wrongCode.html);
});

test('a mistyped number is told at once, without asking', async () => {
  const seen = await track('263260473152', CODE);
  expect(seen.html).toContain('12 位数字');
  expect(house.asked.some(({ path }) => path === '/api/intake/track')).toBe(false);
});

test('the resident closes the case; the same page sent twice answers once', async () => {
  await fillIn();
  await visitor.post('/report/check');
  propose(theCase(), '已换灯');
  const status = await track(NUMBER, CODE);
  expect(status.html).toContain('已换灯');
  const key = /name="key" value="([^"]+)"/.exec(status.html)?.[1] ?? '';
  const closed = await visitor.post('/track/answer', { solved: 'yes', key });
  expect(closed.path).toBe('/track/status?told=solved');
  expect(closed.html).toContain('已经办结');
  expect((await visitor.post('/track/answer', { solved: 'yes', key })).path).toBe(
    '/track/status?told=changed',
  );
  expect(house.answers).toEqual([{ key, solved: true }]);
});

test('"not solved" asks what is missing, and the words may be left out', async () => {
  await fillIn();
  await visitor.post('/report/check');
  propose(theCase(), '已换灯');
  await track(NUMBER, CODE);
  expect((await visitor.open('/track/not-solved')).html).toContain('还有什么没解决');
  const long = await visitor.post('/track/answer', { solved: 'no', words: '长'.repeat(2001) });
  expect(long.status).toBe(422);
  await visitor.post('/track/answer', { solved: 'no', words: '  ' });
  expect(house.answers[0]).toMatchObject({ solved: false });
  expect(house.answers[0]).not.toHaveProperty('words');
  expect((await visitor.open('/track/not-solved')).path).toBe('/track/status');
});

test('an expired or forged token leads back to number and code, and is forgotten', async () => {
  for (const token of ['e30.eyJzdWIiOiJSMSJ9.expired', 'nonsense']) {
    visitor.cookies.set('__Host-resident', token);
    const seen = await visitor.open('/track/status');
    expect(seen.path).toBe('/track?told=expired');
    expect(seen.html).toContain('已经退出');
    expect(visitor.cookies.has('__Host-resident')).toBe(false);
  }
});

test('signing out forgets the report', async () => {
  await fillIn();
  await visitor.post('/report/check');
  await track(NUMBER, CODE);
  await visitor.post('/track/leave');
  expect((await visitor.open('/track/status')).path).toBe('/track?told=expired');
});

test('an address that only takes posts leads to what there is to see', async () => {
  await fillIn();
  await visitor.post('/report/check');
  await track(NUMBER, CODE);
  expect((await visitor.open('/track/answer')).path).toBe('/track/status');
  expect((await visitor.open('/track/leave')).path).toBe('/track');
});

test('the language once chosen stays, and travels to the services', async () => {
  expect((await visitor.open('/report/words?lang=en')).html).toContain('What happened?');
  expect((await visitor.open('/track')).html).toContain('<html lang="en">');
  await fillIn();
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
  expect((await fillIn()).path).toBe('/report/check');
});

test('unknown pages, oversize forms and broken encodings have pages of their own', async () => {
  expect((await visitor.open('/wp-login.php')).status).toBe(404);
  expect((await visitor.post('/report/words', { words: '长'.repeat(30_000) })).status).toBe(413);
  expect((await visitor.post('/report/words', { words: 'a\uFFFDb' })).status).toBe(400);
});

test('every page is guarded: nothing inline, nothing cached, nothing from elsewhere', async () => {
  await fillIn();
  for (const path of ['/', '/privacy', '/report/words', '/report/check', '/track', '/nowhere']) {
    const { headers, html } = await visitor.open(path);
    expect(headers['content-security-policy']).toContain("default-src 'none'; style-src 'self'");
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['strict-transport-security']).toBeDefined();
    expect(html).not.toMatch(/ style=| on[a-z]+="|<script>|<style/);
  }
});

test('no log line carries what a resident wrote', async () => {
  await fillIn();
  await visitor.post('/report/check');
  await track(NUMBER, CODE);
  const lines = log.mock.calls.flat().join('\n');
  expect(lines).toContain('"route":"POST /report/words"');
  expect(lines).not.toMatch(/楼道灯|幸福里|王㐂|138 0013|ABCD|263260473151/);
});
