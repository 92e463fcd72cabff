import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeCase, FakeServices, propose } from '../testing/fake-services.ts';
import { CODE, fillIn, firstCase, NUMBER, ORIGIN, siteOf, track } from '../testing/fixtures.ts';
import { type ShownPage, Visitor } from '../testing/visitor.ts';

vi.stubEnv('HUYING_ORIGIN', ORIGIN);
vi.spyOn(console, 'log').mockImplementation(() => undefined);

let services: FakeServices;
let visitor: Visitor;
beforeEach(() => {
  services = new FakeServices();
  visitor = new Visitor(siteOf(services));
});

test('opens the report by number and code in any spelling', async () => {
  await fillIn(visitor);
  await visitor.post('/report/check');
  const seen = await track(visitor, '２６３２ ６０４７-3151', 'abcd-2345-efgh6');
  expect(seen.path).toBe('/track/status');
  expect(seen.html).toContain('已收到');
});

test('answers an unknown number and a wrong code alike', async () => {
  await fillIn(visitor);
  await visitor.post('/report/check');
  const wrongCode = await track(visitor, NUMBER, 'WRONG');
  const unknown = await track(visitor, '263260000001', 'WRONG');
  expect(wrongCode.status).toBe(422);
  expect(unknown.html.replace('263260000001', NUMBER)).toBe(wrongCode.html);
});

test('rejects a mistyped number without asking intake', async () => {
  const seen = await track(visitor, '263260473152', CODE);
  expect(seen.html).toContain('12 位数字');
  expect(services.asked.some(({ path }) => path === '/api/intake/track')).toBe(false);
});

/** Whose report was dealt with, and who has typed number and code. */
async function asked(): Promise<{ one: FakeCase; status: ShownPage }> {
  await fillIn(visitor);
  await visitor.post('/report/check');
  const one = firstCase(services);
  propose(one, '已换灯');
  return { one, status: await track(visitor, NUMBER, CODE) };
}

test('closes the ticket, and sends one answer when the page is posted twice', async () => {
  const { status } = await asked();
  expect(status.html).toContain('已换灯');
  const key = /name="key" value="([^"]+)"/.exec(status.html)?.[1] ?? '';
  const closed = await visitor.post('/track/answer', { solved: 'yes', key });
  expect(closed.path).toBe('/track/status?told=solved');
  expect(closed.html).toContain('已经办结');
  expect((await visitor.post('/track/answer', { solved: 'yes', key })).path).toBe(
    '/track/status?told=changed',
  );
  expect(services.answers).toEqual([{ key, solved: true }]);
});

test('notes the answer of an unverified resident and keeps "not solved" open', async () => {
  const { one } = await asked();
  one.proven = false;
  const said = await visitor.post('/track/answer', { solved: 'yes', key: 'key-00001' });
  expect(said.path).toBe('/track/status?told=to-confirm');
  expect(said.html).toContain('没有经手的同事');
  expect(said.html).toContain('您的要求已记下，待核实');
  expect(said.html).toContain('其实还没有解决？');
  expect(said.html).not.toContain('已经办结');
  expect(said.html).not.toContain('value="yes"');
  expect(said.html).not.toContain('href="/track/withdraw"');
});

test('warns an unverified resident that withdrawing needs confirmation, and notes the wish', async () => {
  await fillIn(visitor);
  await visitor.post('/report/check');
  const one = firstCase(services);
  one.proven = false;
  one.can = ['urge', 'withdraw'];
  await track(visitor, NUMBER, CODE);
  expect((await visitor.open('/track/withdraw')).html).toContain('不会马上停办');
  const said = await visitor.post('/track/withdraw', { key: 'key-00001' });
  expect(said.path).toBe('/track/status?told=withdrawal-noted');
  expect(said.html).toContain('您要撤回，我们记下了');
});

test('says that the state has changed when a form is posted again later', async () => {
  const { one } = await asked();
  one.proven = false;
  one.state = 'assigned';
  expect((await visitor.post('/track/answer', { solved: 'yes', key: 'key-00001' })).path).toBe(
    '/track/status?told=changed',
  );
});

test('asks what is missing after "not solved", with optional words', async () => {
  await asked();
  expect((await visitor.open('/track/not-solved')).html).toContain('还有什么没解决');
  const long = await visitor.post('/track/answer', { solved: 'no', words: '长'.repeat(2001) });
  expect(long.status).toBe(422);
  await visitor.post('/track/answer', { solved: 'no', words: '  ' });
  expect(services.answers[0]).toMatchObject({ solved: false });
  expect(services.answers[0]).not.toHaveProperty('words');
  expect((await visitor.open('/track/not-solved')).path).toBe('/track/status');
});

test('forgets an expired or forged token and asks for number and code again', async () => {
  for (const token of ['e30.eyJzdWIiOiJSMSJ9.expired', 'nonsense']) {
    visitor.cookies.set('__Host-resident', token);
    const seen = await visitor.open('/track/status');
    expect(seen.path).toBe('/track?told=expired');
    expect(seen.html).toContain('已经退出');
    expect(visitor.cookies.has('__Host-resident')).toBe(false);
  }
});

test('forgets the report on signing out', async () => {
  await fillIn(visitor);
  await visitor.post('/report/check');
  await track(visitor, NUMBER, CODE);
  await visitor.post('/track/leave');
  expect((await visitor.open('/track/status')).path).toBe('/track?told=expired');
});

test('redirects a GET of a POST-only path to the page beside it', async () => {
  await fillIn(visitor);
  await visitor.post('/report/check');
  await track(visitor, NUMBER, CODE);
  expect((await visitor.open('/track/answer')).path).toBe('/track/status');
  expect((await visitor.open('/track/leave')).path).toBe('/track');
});
