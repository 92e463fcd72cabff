import { atOnce } from '#shared/at-once.ts';
import type { Aggregate, Fact } from '#shared/commit/aggregate.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { history } from '#shared/commit/log.ts';
import { ticket } from '../../../services/casework/commands/aggregate.ts';
import { report } from '../../../services/intake/reports/domain/report.ts';
import { tables } from '../../support/logs.ts';
import { AT_ONCE } from '../day/silence.ts';
import type { PowerCut } from './power-cut.ts';

/** How long tickets took, in milliseconds, from the report to their opening and to their first holder. */
export interface Hops {
  readonly opened: readonly number[];
  readonly assigned: readonly number[];
}

/**
 * The longest that a message may take which is nobody's neighbour: all of its retries (1 + 2 + … + 64 s), once the time
 * for which a batch is hidden that died with its worker (six times 20 s), and what the faults delay.
 */
export const RETRY_BOUND = 127_000 + 120_000 + 20_000;

/** Of all reports whose way was not cut by the engine's death. */
export async function hopsOf(ids: readonly string[], cut: PowerCut | undefined): Promise<Hops> {
  const each = await atOnce(AT_ONCE, ids, async (id) => {
    const client = await tables();
    const when = async <S, E extends Fact>(service: string, kind: Aggregate<S, E>, ...types: E['type'][]) => {
      const log = await history(dynamoStore(client, `huying-${service}`), kind, id);
      return types.map((type) => Date.parse(log.find(({ event }) => event.type === type)?.at ?? ''));
    };
    const [from] = await when('intake', report, 'ReportReceived');
    const [opened, assigned] = await when('casework', ticket, 'TicketOpened', 'TicketAssigned');
    return { from, opened, assigned };
  });
  const whole = (from = Number.NaN, to = Number.NaN): number[] =>
    Number.isNaN(to - from) || (cut && from < cut.back && to > cut.at) ? [] : [to - from];
  return {
    opened: each.flatMap(({ from, opened }) => whole(from, opened)),
    assigned: each.flatMap(({ from, assigned }) => whole(from, assigned)),
  };
}
