import type { Grant } from './roles.ts';

interface Untested {
  readonly fn: RegExp;
  readonly action: RegExp;
  readonly resource: RegExp;
  readonly why: string;
}

/** Grants that this program does not take away, and what shows instead that they are needed. */
export const UNTESTED: readonly Untested[] = [
  {
    fn: /^huying-community-work$/,
    action: /^dynamodb:GetItem$/,
    resource: /table\/huying-community$/,
    why: 'A row that somebody else changes in the moment between reading a chunk’s rows at once and writing them is read again: shared/commit/commit.contention.unit.test.ts.',
  },
  {
    fn: /^huying-notification-send$/,
    action: /^sqs:SendMessage$/,
    resource: /huying-notification-send$/,
    why: 'A sent message whose settling the queue does not take goes on record at once, with a word in the log: services/notification/outbox/sending.unit.test.ts.',
  },
];

export const untested = ({ fn, action, resource }: Grant): Untested | undefined =>
  UNTESTED.find((one) => one.fn.test(fn) && one.action.test(action) && one.resource.test(resource));
