import { readSms, type Sms } from '../../../local/carrier/sms.ts';
import { rowsOf } from '../../support/stored.ts';
import { system } from '../../support/system.ts';

export interface SmsAccount {
  readonly arrived: number;
  /** Sent again because the answer to the first was lost, or died with the engine. */
  readonly resent: number;
  /** Sent twice for no such reason. */
  readonly double: number;
  /** For people: each SMS that came twice, and why. */
  readonly explained: readonly string[];
}

type Taken = Pick<Sms, 'id' | 'number' | 'text'>;

export interface SmsSeen {
  /** What the provider took. */
  readonly arrived: readonly Taken[];
  /** What it had taken when the engine was killed; some of it that engine did not save. */
  readonly before: readonly Taken[];
  /** The message that each is, by the provider's id, as far as the outbox knows. */
  readonly meant: ReadonlyMap<string, string>;
  /** How many answers of the provider were lost, or may have died with a worker or the engine. */
  readonly lost: number;
}

/** What the provider took, and what the outbox knows of it. `before`: what it had taken when the engine was killed. */
export async function smsSeen(lost: number, before: readonly Sms[]): Promise<SmsSeen> {
  const rows = await rowsOf('huying-notification');
  const meant = rows.flatMap(({ pk, message }) =>
    pk.startsWith('provider#') ? [[pk.slice('provider#'.length), String(message)] as const] : [],
  );
  const arrived = (await readSms((await system()).endpoint)) ?? [];
  return { arrived, before, meant: new Map(meant), lost };
}

/**
 * A message is one SMS. A second one is a double, unless the answer to the first was lost: then the outbox does not
 * know that first one. There are as many of those as answers were lost or senders killed, not more.
 */
export function accountSms({ arrived, before, meant, lost }: SmsSeen): SmsAccount {
  const byMessage = Map.groupBy(
    arrived.flatMap(({ id }) => meant.get(id) ?? []),
    (message) => message,
  );
  const twice = [...byMessage].filter(([, same]) => same.length > 1);
  const unknown = arrived.filter(({ id }) => !meant.has(id));
  const repeated = unknown.filter((sms) =>
    arrived.some((other) => other.id !== sms.id && isSame(other, sms)),
  );
  const here = new Set(arrived.map(({ id }) => id));
  const vanished = before.filter(({ id }) => !here.has(id));
  const again = vanished.filter((sms) => arrived.some((other) => isSame(other, sms)));
  const unexplained = Math.max(0, unknown.length - lost);
  return {
    arrived: arrived.length,
    resent: repeated.length + again.length,
    double: twice.reduce((sum, [, same]) => sum + same.length - 1, 0) + unexplained,
    explained: [
      ...twice.map(([message, same]) => `${message}: ${same.length} times, and every answer was heard`),
      ...repeated.map(
        ({ id }) => `${id}: the answer was lost or died with the sender, and it was sent once more`,
      ),
      ...again.map(
        ({ id }) => `${id}: taken after the last save, died with the engine, and was sent once more`,
      ),
    ],
  };
}

const isSame = (a: Taken, b: Taken): boolean => a.number === b.number && a.text === b.text;
