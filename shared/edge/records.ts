import { parsed } from './parsed.ts';

/**
 * Hands the handler a batch's records, each read by itself. `read` answers for a record that it cannot read instead of
 * throwing, since one bad record would fail the whole batch.
 */
export const records = <R, T>(read: (record: R) => T) =>
  parsed(({ Records }: { readonly Records: readonly R[] }) => Records.map((record) => read(record)));
