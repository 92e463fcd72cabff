import { commit, load, type Stores } from '#shared/commit/commit.ts';
import { idFromKey } from '#shared/ids/id.ts';
import { log } from '#shared/observe/log.ts';
import { readAnswer } from '../domain/answer.ts';
import { type Inbound, inbound, type Known, take } from '../domain/inbound.ts';
import { senderOf, type TwoWaySms } from '../provider/two-way.ts';

export interface InboundDeps {
  readonly stores: Stores;
  /** Asks the owners of numbers. */
  readonly whose: (phone: string) => Promise<Known>;
  readonly now: () => number;
}

/** The id under which an SMS stands, the same however often the provider hands it over. */
export const inboundId = (providersId: string): string => idFromKey('I', 'sms', providersId);

/** Takes one SMS that came in, once: who sent it and what it says are put on record, number and words are not. */
export async function receive({ stores, whose, now }: InboundDeps, sms: TwoWaySms): Promise<void> {
  const id = inboundId(sms.inboundMessageId);
  const from = await load(stores.store, inbound, id);
  // Asking once more would leave one more trace in the owners' audits.
  if (from.state.sender !== 'none') return;
  const known = await whose(senderOf(sms));
  const answer = readAnswer(sms.messageBody);
  const by = {
    cause: { id: `sms.${sms.inboundMessageId}` },
    at: new Date(now()).toISOString(),
    actor: 'carrier',
  };
  const decide = (standing: Inbound) => take(standing, answer, known);
  const done = await commit(stores, inbound, id, by, decide, { from });
  log.info('received', { sender: done.state.sender, understood: answer.digit !== undefined });
}
