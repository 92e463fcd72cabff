import { atWork, defineCommand } from '../../ticket/command.ts';
import { codeProvesResident } from '../../ticket/independence.ts';

/**
 * The resident takes the report back, at intake, which owns it: it arrives here as an event. Where the code does not show
 * who wishes it, the work goes on until an officer has asked, once.
 */
export const withdraw = defineCommand({
  by: 'resident',
  from: [...atWork, 'proposed'],
  summary: 'Takes the report back',
  needs: ['clerk'],
  isOffered: ({ toConfirm }) => toConfirm === undefined,
  decide:
    (_, { clerk }) =>
    (t) => {
      if (codeProvesResident(t, clerk)) return { events: [{ type: 'TicketWithdrawn' }] };
      return { events: t.toConfirm ? [] : [{ type: 'ConfirmationWanted', wish: 'withdrawal' }] };
    },
});
