import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeCase, FakeHouse, propose } from '../testing/fake-house.ts';
import { CODE, fillIn, NUMBER, ORIGIN, siteOf, theCase, track } from '../testing/stage.ts';
import { type Seen, Visitor } from '../testing/visitor.ts';

vi.stubEnv('HUYING_ORIGIN', ORIGIN);
vi.spyOn(console, 'log').mockImplementation(() => undefined);

let house: FakeHouse;
let visitor: Visitor;
beforeEach(() => {
  house = new FakeHouse();
  visitor = new Visitor(siteOf(house));
});

test('number and code open the report, however they are typed', async () => {
  await fillIn(visitor);
  await visitor.post('/report/check');
  const seen = await track(visitor, '２６３２ ６０４７-3151', 'abcd-2345-efgh6');
  expect(seen.path).toBe('/track/status');
  expect(seen.html).toContain('已收到');
});

test('an unknown number and a wrong code look alike', async () => {
  await fillIn(visitor);
  await visitor.post('/report/check');
  const wrongCode = await track(visitor, NUMBER, 'WRONG');
  const unknown = await track(visitor, '263260000001', 'WRONG');
  expect(wrongCode.status).toBe(422);
  expect(unknown.html.replace('263260000001', NUMBER)).toBe(wrongCode.html);
});

test('a mistyped number is told at once, without asking', async () => {
  const seen = await track(visitor, '263260473152', CODE);
  expect(seen.html).toContain('12 位数字');
  expect(house.asked.some(({ path }) => path === '/api/intake/track')).toBe(false);
});

/** Whose report was dealt with, and who has typed number and code. */
async function asked(): Promise<{ one: FakeCase; status: Seen }> {
  await fillIn(visitor);
  await visitor.post('/report/check');
  const one = theCase(house);
  propose(one, '已换灯');
  return { one, status: await track(visitor, NUMBER, CODE) };
}

test('the resident closes the case; the same page sent twice answers once', async () => {
  const { status } = await asked();
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

test('without proof of who speaks, an answer is noted and still open to "not solved"', async () => {
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

test('without proof of who speaks, a report is not taken back at once, and the page says so before', async () => {
  await fillIn(visitor);
  await visitor.post('/report/check');
  const one = theCase(house);
  one.proven = false;
  one.can = ['urge', 'withdraw'];
  await track(visitor, NUMBER, CODE);
  expect((await visitor.open('/track/withdraw')).html).toContain('不会马上停办');
  const said = await visitor.post('/track/withdraw', { key: 'key-00001' });
  expect(said.path).toBe('/track/status?told=withdrawal-noted');
  expect(said.html).toContain('您要撤回，我们记下了');
});

test('a form that is sent again after the state has changed says that it has', async () => {
  const { one } = await asked();
  one.proven = false;
  one.state = 'assigned';
  expect((await visitor.post('/track/answer', { solved: 'yes', key: 'key-00001' })).path).toBe(
    '/track/status?told=changed',
  );
});

test('"not solved" asks what is missing, and the words may be left out', async () => {
  await asked();
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
  await fillIn(visitor);
  await visitor.post('/report/check');
  await track(visitor, NUMBER, CODE);
  await visitor.post('/track/leave');
  expect((await visitor.open('/track/status')).path).toBe('/track?told=expired');
});

test('an address that only takes posts leads to what there is to see', async () => {
  await fillIn(visitor);
  await visitor.post('/report/check');
  await track(visitor, NUMBER, CODE);
  expect((await visitor.open('/track/answer')).path).toBe('/track/status');
  expect((await visitor.open('/track/leave')).path).toBe('/track');
});
