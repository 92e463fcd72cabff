import * as z from 'zod/mini';
import { Instant, TicketNumber } from '#events/fields.ts';
import { named, TicketId } from '#shared/service/shapes.ts';

/** The receipt of a report, by whichever door it came: every retry gets the same. */
export const Received = named(
  'Received',
  'The receipt: the number to speak, and the code that opens the report together with it',
  z.object({ report: TicketId, number: TicketNumber, code: z.string(), receivedAt: Instant }),
  {
    report: 'R01KAMV3E2H8M6QJ9XTDZ4B7CFN',
    number: '263260473158',
    code: '7K3M9QX2TB4VD',
    receivedAt: '2026-11-22T02:04:59.612Z',
  },
);
