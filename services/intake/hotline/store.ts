import type { Rows } from '#shared/aws/rows.ts';
import type { CallState } from './domain/call.ts';

/** What is kept of a call in the vault, each under the key that the state names. */
export interface CallerItem {
  readonly phone: string;
}
export interface WordsItem {
  readonly text: string;
  readonly confidence?: number;
  readonly recording?: string;
}

export const callerItem = (vault: Rows, id: string, { known }: CallState) =>
  known === undefined ? undefined : vault.get<CallerItem>(id, `caller#${known}`);

export const wordsItem = (vault: Rows, id: string, { words }: CallState) =>
  words === undefined ? undefined : vault.get<WordsItem>(id, `words#${words}`);
