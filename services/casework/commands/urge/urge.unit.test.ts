import { expect, test } from 'vitest';
import { AT, after, histories, urged } from '../../testing/fixtures.ts';
import { given } from '../../testing/given.ts';
import { urge } from './command.ts';

const later = (ms: number) => new Date(Date.parse(AT) + ms).toISOString();
const urgedOnce = after(...histories.assigned, urged);

test('is refused within an hour of the last time', () => {
  for (const ms of [0, 1, 3_599_999])
    given(urgedOnce)
      .when(urge, {}, { at: later(ms) })
      .refuses('urged-already');
});

test('is taken again once the hour has gone by', () => {
  given(urgedOnce)
    .when(urge, {}, { at: later(3_600_000) })
    .records([{ type: 'TicketUrged' }]);
  expect(urgedOnce).toMatchObject({ urged: 1, urgedAt: AT });
});
