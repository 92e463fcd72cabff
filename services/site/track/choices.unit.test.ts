import { beforeEach, expect, test, vi } from 'vitest';
import { FakeHouse, propose } from '../testing/fake-house.ts';
import { CODE, fillIn, NUMBER, ORIGIN, siteOf, theCase, track } from '../testing/stage.ts';
import { Visitor } from '../testing/visitor.ts';

vi.stubEnv('HUYING_ORIGIN', ORIGIN);
vi.spyOn(console, 'log').mockImplementation(() => undefined);

let house: FakeHouse;
let visitor: Visitor;
beforeEach(async () => {
  house = new FakeHouse();
  visitor = new Visitor(siteOf(house));
  await fillIn(visitor);
  await visitor.post('/report/check');
});
const status = () => track(visitor, NUMBER, CODE);

test('partly solved is told with how satisfied the resident is', async () => {
  propose(theCase(house), '已换灯');
  await status();
  const seen = await visitor.post('/track/answer', {
    solved: 'partly',
    satisfied: 'fair',
    words: '还有一盏',
  });
  expect(seen.path).toBe('/track/status?told=not-solved');
  expect(house.answers[0]).toMatchObject({ solved: 'partly', satisfied: 'fair', words: '还有一盏' });
});

test('a satisfaction that we did not offer is left out', async () => {
  propose(theCase(house), '已换灯');
  await status();
  await visitor.post('/track/answer', { solved: 'yes', satisfied: 'very' });
  expect(house.answers[0]).not.toHaveProperty('satisfied');
});

test('one may hurry once an hour, and is told so', async () => {
  theCase(house).can = ['urge', 'withdraw'];
  expect((await status()).html).toContain('催一催');
  expect((await visitor.post('/track/urge', { key: 'key-00001' })).html).toContain('已经提醒负责人');
  expect((await visitor.post('/track/urge', { key: 'key-00002' })).html).toContain('刚刚已经催过');
});

test('taking it back is asked once more, done once, and shown', async () => {
  theCase(house).can = ['urge', 'withdraw'];
  await status();
  const asked = await visitor.open('/track/withdraw');
  expect(asked.html).toContain('确定要撤回吗');
  const key = /name="key" value="([^"]+)"/.exec(asked.html)?.[1] ?? '';
  const done = await visitor.post('/track/withdraw', { key });
  expect(done.path).toBe('/track/status?told=withdrawn');
  expect(done.html).toContain('您已撤回');
  expect(done.html).not.toContain('催一催');
  expect((await visitor.post('/track/withdraw', { key })).path).toBe('/track/status?told=changed');
  expect(house.asked.filter(({ path }) => path.endsWith('/withdraw'))).toHaveLength(1);
});

test('the promise stands with its date and weekday, and the page without it when nobody can be asked', async () => {
  house.promise = { stage: 'contact', due: '2026-11-23T09:05:00.000Z', provisional: true };
  expect((await status()).html).toMatch(/最晚在 11月23日（周一）17:05.*可能调整/);
  house.down.add('/api/escalation');
  house.down.add(`/api/intake/reports/${theCase(house).id}/photos`);
  const seen = await visitor.open('/track/status');
  expect([seen.status, seen.html.includes('最晚在')]).toEqual([200, false]);
});

test('a risen level is told while somebody works on it', async () => {
  Object.assign(theCase(house), { level: 2, state: 'accepted' });
  expect((await status()).html).toContain('上一级负责');
  theCase(house).state = 'closed';
  expect((await visitor.open('/track/status')).html).not.toContain('上一级负责');
});

test('each photo is shown or says why not', async () => {
  house.photos.push(
    { id: 'P1', state: 'clean', url: '/photos/P1?X-Amz-Signature=a' },
    { id: 'P2', state: 'checking' },
    { id: 'P3', state: 'rejected', why: 'kind' },
  );
  const { html } = await status();
  expect(html).toContain('<img src="/photos/P1?X-Amz-Signature=a" alt="照片1"');
  expect(html).toMatch(/照片2: 正在检查.*照片3: 不能用/s);
});
