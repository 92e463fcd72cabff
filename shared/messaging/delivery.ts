import type { SQSRecord } from 'aws-lambda';

/** A queue record with its message, or the reason why it cannot be read. */
export type Delivery<T> = Readable<T> | Unreadable;

interface Readable<T> {
  readonly record: SQSRecord;
  readonly message: T;
}

interface Unreadable {
  readonly record: SQSRecord;
  /** Goes to the dead letters with it: field names and types, never what the message says. */
  readonly unreadable: string;
}

export const isReadable = <T>(delivery: Delivery<T>): delivery is Readable<T> => 'message' in delivery;
