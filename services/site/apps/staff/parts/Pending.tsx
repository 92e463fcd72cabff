import type { ReactNode } from 'react';
import type { Live } from '../app/live.ts';
import { Failed } from './Blank.tsx';
import { ListSkeleton } from './Skeletons.tsx';

/** What stands in the place of an answer that is not there: its coming, or why it does not come and how to ask again. */
export function Pending({
  live,
  coming = <ListSkeleton />,
}: {
  live: Live<unknown>;
  /** The shapes of what is awaited; a list unless told. */
  coming?: ReactNode;
}) {
  // A session that is over leads to the sign-in, which is no failure to show.
  if (!live.problem || live.problem.status === 401) return coming;
  return <Failed problem={live.problem} retry={live.reload} />;
}
