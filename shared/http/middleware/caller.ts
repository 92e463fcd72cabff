import type { Authenticate } from '#shared/http/authenticate.ts';
import type { Step } from '../step.ts';

/** Who calls. A token that does not hold is refused here, on public routes too. */
export const caller = (authenticate: Authenticate): Step<never, 'principal'> => ({
  before: async ({ event, internal }) => {
    internal.principal = await authenticate(event);
  },
});
