import { expect, test } from 'vitest';
import { ResolutionProposed } from '#events/casework.ts';
import { eventOf, inMemoryNotification, REPORT, START, TEXTS } from '../testing/in-memory.ts';
import { shown } from './view.ts';

const sentMessage = async (contact: { phone?: string; sms: boolean }) => {
  const w = inMemoryNotification();
  await w.templates(TEXTS);
  await w.report();
  w.contacts[REPORT] = contact;
  await w.notify(eventOf(ResolutionProposed));
  await w.drain();
  return w.stateOf(`${REPORT}~proposed~caller~1`);
};
const at = new Date(START).toISOString();
const common = { purpose: 'proposed', to: 'caller', occurrence: 1, at, queuedAt: at };

test('staff see what became of a message, and neither number nor text', async () => {
  const message = await sentMessage({ phone: '+8613800000001', sms: true });
  expect(shown(message, 'en')).toEqual({ ...common, state: 'sent', parts: 1 });
});

test('a failure says why and what to do, in the language of who asks', async () => {
  const message = await sentMessage({ sms: true });
  expect(shown(message, 'zh-CN')).toEqual({
    ...common,
    state: 'failed',
    why: 'no-phone',
    reason: '没有可用的手机号，请当面或电话告知',
  });
  expect(shown(message, 'en').reason).toContain('no mobile number');
});
