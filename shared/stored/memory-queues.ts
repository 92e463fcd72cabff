interface Message {
  readonly MessageBody: string;
  readonly DelaySeconds?: number;
}

/** Address of the queue that a function works off. */
export const queueOf = (fn: string): string => `https://queues.example/${fn}`;

/** Address of the dead letters' queue. */
export const DEAD = queueOf('dead');

/** Queues in memory that take what the SQS client sends, each named by the function that works it off. */
export class MemoryQueues {
  /** All bodies that were ever sent, by function. */
  readonly sent: Record<string, unknown[]> = {};
  #waiting: { readonly fn: string; readonly body: unknown; readonly from: number }[] = [];

  /** Takes the input of a send, of one message or of a batch. @param now epoch milliseconds */
  send({ QueueUrl, Entries, ...one }: Record<string, unknown>, now: number): object {
    const fn = String(QueueUrl).split('/').at(-1) ?? '';
    const messages = (Entries ?? ('MessageBody' in one ? [one] : [])) as Message[];
    for (const { MessageBody, DelaySeconds = 0 } of messages) {
      const body: unknown = JSON.parse(MessageBody);
      this.sent[fn] = [...(this.sent[fn] ?? []), body];
      this.#waiting.push({ fn, body, from: now + DelaySeconds * 1000 });
    }
    return {};
  }

  /** Removes and returns the oldest body that is to be seen by now. */
  take(fn: string, now: number): { readonly body: unknown } | undefined {
    const next = this.#waiting.find((message) => message.fn === fn && message.from <= now);
    this.#waiting = this.#waiting.filter((message) => message !== next);
    return next;
  }
}
