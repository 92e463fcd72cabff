import { beforeEach, expect, test, vi } from 'vitest';
import { FakeServices, propose } from '../testing/fake-services.ts';
import { CODE, fillIn, firstCase, NUMBER, ORIGIN, siteOf, track } from '../testing/fixtures.ts';
import { Visitor } from '../testing/visitor.ts';

vi.stubEnv('HUYING_ORIGIN', ORIGIN);
vi.spyOn(console, 'log').mockImplementation(() => undefined);

let services: FakeServices;
let visitor: Visitor;
beforeEach(async () => {
  services = new FakeServices();
  visitor = new Visitor(siteOf(services));
  await fillIn(visitor);
  await visitor.post('/report/check');
});
const status = () => track(visitor, NUMBER, CODE);

test('sends "partly" with the resident’s rating', async () => {
  propose(firstCase(services), '已换灯');
  await status();
  const seen = await visitor.post('/track/answer', {
    solved: 'partly',
    satisfied: 'fair',
    words: '还有一盏',
  });
  expect(seen.path).toBe('/track/status?told=not-solved');
  expect(services.answers[0]).toMatchObject({ solved: 'partly', satisfied: 'fair', words: '还有一盏' });
});

test('leaves out a rating that was not offered', async () => {
  propose(firstCase(services), '已换灯');
  await status();
  await visitor.post('/track/answer', { solved: 'yes', satisfied: 'very' });
  expect(services.answers[0]).not.toHaveProperty('satisfied');
});

test('lets a resident urge once an hour, and says when it was too soon', async () => {
  firstCase(services).can = ['urge', 'withdraw'];
  expect((await status()).html).toContain('催一催');
  expect((await visitor.post('/track/urge', { key: 'key-00001' })).html).toContain('已经提醒负责人');
  expect((await visitor.post('/track/urge', { key: 'key-00002' })).html).toContain('刚刚已经催过');
});

test('asks for confirmation before withdrawing, withdraws once and shows it', async () => {
  firstCase(services).can = ['urge', 'withdraw'];
  await status();
  const asked = await visitor.open('/track/withdraw');
  expect(asked.html).toContain('确定要撤回吗');
  const key = /name="key" value="([^"]+)"/.exec(asked.html)?.[1] ?? '';
  const done = await visitor.post('/track/withdraw', { key });
  expect(done.path).toBe('/track/status?told=withdrawn');
  expect(done.html).toContain('您已撤回');
  expect(done.html).not.toContain('催一催');
  expect((await visitor.post('/track/withdraw', { key })).path).toBe('/track/status?told=changed');
  expect(services.asked.filter(({ path }) => path.endsWith('/withdraw'))).toHaveLength(1);
});

test('shows the promised date with its weekday, and the page without it while escalation is down', async () => {
  services.promise = { stage: 'contact', due: '2026-11-23T09:05:00.000Z', provisional: true };
  expect((await status()).html).toMatch(/最晚在 11月23日（周一）17:05.*可能调整/);
  services.down.add('/api/escalation');
  services.down.add(`/api/intake/reports/${firstCase(services).id}/photos`);
  const seen = await visitor.open('/track/status');
  expect([seen.status, seen.html.includes('最晚在')]).toEqual([200, false]);
});

test('shows a raised level while the ticket is open', async () => {
  Object.assign(firstCase(services), { level: 2, state: 'accepted' });
  expect((await status()).html).toContain('上一级负责');
  firstCase(services).state = 'closed';
  expect((await visitor.open('/track/status')).html).not.toContain('上一级负责');
});

test('shows each photo, or says why it cannot', async () => {
  services.photos.push(
    { id: 'P1', state: 'clean', url: '/photos/P1?X-Amz-Signature=a' },
    { id: 'P2', state: 'checking' },
    { id: 'P3', state: 'rejected', why: 'kind' },
  );
  const { html } = await status();
  expect(html).toContain('<img src="/photos/P1?X-Amz-Signature=a" alt="照片1"');
  expect(html).toMatch(/照片2: 正在检查.*照片3: 不能用/s);
});
