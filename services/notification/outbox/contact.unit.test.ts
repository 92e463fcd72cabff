import { expect, it } from 'vitest';
import { CommunityContact } from '#events/reads/community.ts';
import type { AnswerOf } from '#events/reads/define.ts';
import { IntakeContact } from '#events/reads/intake.ts';
import { answers, fakeAsk } from '#shared/vault/testing/fake-ask.ts';
import type { Queued } from '../domain/queued.ts';
import { contactReader } from './contact.ts';

const caller = IntakeContact.example.answer;
const member = CommunityContact.example.answer;

function owners(of: Partial<AnswerOf<typeof IntakeContact>> = {}) {
  const { ask, asked } = fakeAsk(
    answers(IntakeContact, () => ({ R1: { ...caller, ...of } })),
    answers(CommunityContact, () => ({ 'm-1': member })),
  );
  return { asked, contact: contactReader(ask) };
}
const toCaller = { to: 'caller', about: 'R1', purpose: 'received' } as Queued;
const toMember = { to: 'member', about: 'R1', member: 'm-1', purpose: 'assigned' } as Queued;

it.each([true, false])(
  'reaches a caller whose agreement to SMS is %s, with their tracking code',
  async (sms) => {
    const { contact, asked } = owners({ sms });
    expect(await contact(toCaller)).toEqual({ phone: caller.phone, code: caller.code, sms });
    expect(asked).toEqual([
      {
        read: 'intake.contact',
        question: { ids: ['R1'], by: 'service:notification', purpose: 'sms: received' },
      },
    ]);
  },
);

it('reaches a member without asking whether they agree', async () => {
  const { contact, asked } = owners();
  expect(await contact(toMember)).toEqual({ phone: member.phone, sms: true });
  expect(asked).toMatchObject([{ read: 'community.contact', question: { ids: ['m-1'] } }]);
});

it('finds no contact for an erased person', async () => {
  const { contact } = owners();
  expect(await contact({ ...toCaller, about: 'R2' })).toBeUndefined();
  expect(await contact({ ...toMember, member: 'm-2' })).toBeUndefined();
});
