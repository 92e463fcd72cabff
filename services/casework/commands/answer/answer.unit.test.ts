import { expect, test } from 'vitest';
import { AT, after, afterBy, histories } from '../../testing/fixtures.ts';
import { given } from '../../testing/given.ts';
import { answer } from './command.ts';

const proposed = after(...histories.proposed);
const asked = given(proposed);
const again = [{ type: 'TicketReopened' }, { type: 'HolderWanted', request: 2, why: 'reopened' }] as const;

test('"solved" closes; what was written stays beside it', () => {
  asked
    .when(answer, { solved: 'solved', words: '谢谢' })
    .records([{ type: 'TicketClosed', by: 'resident' }], [{ sk: 'answer', text: '谢谢', solved: 'solved' }]);
});

test('"not" and "partly" reopen and ask for a holder by the next request', () => {
  asked
    .when(answer, { solved: 'not', words: '又堆了' })
    .records([...again], [{ sk: 'answer', text: '又堆了', solved: 'not' }]);
  asked
    .when(answer, { solved: 'partly' })
    .records([{ type: 'TicketRated', solved: 'partly', by: 'page' }, ...again]);
  const { events } = given({ ...proposed, request: 5 })
    .when(answer, { solved: 'not' })
    .decided();
  expect(events[1]).toMatchObject({ type: 'HolderWanted', request: 6 });
});

test('yes and no of earlier pages mean solved and not', () => {
  asked.when(answer, { solved: true }).records([{ type: 'TicketClosed', by: 'resident' }]);
  asked.when(answer, { solved: false }).records([...again]);
});

test.each([
  [{ solved: 'solved', satisfied: 'fair' }, 'sms', ['TicketRated', 'TicketClosed']],
  [{ solved: 'not', satisfied: 'dissatisfied' }, 'page', ['TicketRated', 'TicketReopened', 'HolderWanted']],
  [{ solved: 'partly' }, 'page', ['TicketRated', 'TicketReopened', 'HolderWanted']],
  [{ solved: 'solved' }, 'page', ['TicketClosed']],
  [{ solved: 'not' }, 'sms', ['TicketReopened', 'HolderWanted']],
] as const)('%j by %s is rated when there is more to it than yes or no', (body, via, types) => {
  const { events } = asked.when(answer, body, { via }).decided();
  expect(events.map(({ type }) => type)).toEqual(types);
  const rated = events.find(({ type }) => type === 'TicketRated');
  if (rated) expect(rated).toStrictEqual({ type: 'TicketRated', ...body, by: via });
});

test('rates the cycle that was worked, not the one that begins', () => {
  const { events } = asked.when(answer, { solved: 'partly' }).decided();
  expect(afterBy('resident', AT, events.slice(0, 1), proposed).cycle).toBe(1);
});
