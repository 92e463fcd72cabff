import { expect, test } from 'vitest';
import { accountSms } from './sms.ts';

const sms = (id: string, text: string) => ({ id, number: '+8613800000001', text });
const meant = new Map([
  ['p1', 'R1~received'],
  ['p2', 'R1~closed'],
]);
const seen = { arrived: [sms('p1', 'a'), sms('p2', 'b')], before: [], meant, lost: 0 };

test('an SMS for each message is what should be', () => {
  expect(accountSms(seen)).toEqual({ arrived: 2, resent: 0, double: 0, explained: [] });
});

test('a second SMS of one message is a double when every answer was heard', () => {
  const known = new Map([...meant, ['p3', 'R1~closed']]);
  expect(accountSms({ ...seen, arrived: [...seen.arrived, sms('p3', 'b')], meant: known }).double).toBe(1);
});

test('a second SMS is one sent again when the first is one whose answer was lost', () => {
  const arrived = [sms('lost', 'b'), ...seen.arrived];
  expect(accountSms({ ...seen, arrived, lost: 1 })).toMatchObject({ resent: 1, double: 0 });
});

test('more unknown SMS than answers were lost are doubles', () => {
  const arrived = [sms('x', 'b'), sms('y', 'b'), ...seen.arrived];
  expect(accountSms({ ...seen, arrived, lost: 1 })).toMatchObject({ resent: 2, double: 1 });
});

test('what died with the engine after its last save was sent once more', () => {
  expect(accountSms({ ...seen, before: [sms('gone', 'a'), sms('p2', 'b')] })).toMatchObject({
    resent: 1,
    double: 0,
  });
});
