import { expect, it } from 'vitest';
import { CommunityWhose } from '#events/reads/community.ts';
import { IntakeWhose } from '#events/reads/intake.ts';
import { answers, fakeAsk } from '#shared/vault/testing/fake-ask.ts';
import { whoseNumber } from './whose.ts';

const PHONE = '+8613800005678';
const { member } = CommunityWhose.example.answer;
const { reports } = IntakeWhose.example.answer;

const owners = fakeAsk(
  answers(CommunityWhose, () => ({ [PHONE]: CommunityWhose.example.answer })),
  answers(IntakeWhose, () => ({ [PHONE]: IntakeWhose.example.answer })),
);

it('finds the member and the reports of a number', async () => {
  expect(await whoseNumber(owners.ask)(PHONE)).toEqual({
    member,
    reports: reports.map(({ report }) => report),
  });
  const question = { ids: [PHONE], by: 'service:notification', purpose: 'sms: answer' };
  expect(owners.asked).toEqual([
    { read: 'community.whose', question },
    { read: 'intake.whose', question },
  ]);
});

it('finds nobody for a stranger’s number', async () => {
  expect(await whoseNumber(owners.ask)('+8613900000000')).toEqual({ member: undefined, reports: [] });
});
