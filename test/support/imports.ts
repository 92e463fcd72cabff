import { randomUUID } from 'node:crypto';
import { call, expectCall, type How } from './call.ts';
import { tokenOf } from './system.ts';
import { until } from './until.ts';

/** A file of an import. */
export type File = { kind: string; format: 'csv' | 'json'; content: string };
export const csv = (kind: string, ...lines: string[]): File => ({
  kind,
  format: 'csv',
  content: lines.join('\n'),
});

/** Where an import stands. */
export interface State {
  id: string;
  status: 'running' | 'done' | 'rejected';
  rows: number;
  bad: number;
  done: number;
  total: number;
  warnings: { line: number; field: string; code: string; message: string }[];
}
/** What is said of one that was refused. */
export interface Rejected {
  code: string;
  import: string;
  total: number;
  errors: { kind: string; line: number; field: string; code: string; message: string }[];
}

/** Hands files in. `partial`: the good rows though there are bad ones. */
export const postImport = <T>(files: File[], how: How & { partial?: boolean } = {}) =>
  call<T>('POST', `/api/community/imports${how.partial ? '?partial=yes' : ''}`, {
    key: randomUUID(),
    ...how,
    body: { files },
  });

async function done(id: string, token: string): Promise<State> {
  return until(`import ${id}`, async () => {
    const state = await expectCall<State>(200, 'GET', `/api/community/imports/${id}`, { token });
    return state.status === 'done' && state;
  });
}

/** Hands files in and waits for their end. @throws what is wrong with them */
export async function imported(files: File[], how: How & { partial?: boolean } = {}): Promise<State> {
  const token = how.token ?? (await tokenOf('admin'));
  const answer = await postImport<State>(files, { ...how, token });
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  return done(answer.body.id, token);
}
