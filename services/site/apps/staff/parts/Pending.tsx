import type { ReactNode } from 'react';
import type { Live } from '../app/live.ts';
import { Failed } from './EmptyState.tsx';
import { ListSkeleton } from './Skeletons.tsx';

/** Shown until there is an answer: a skeleton, or the failure with a button to retry. */
export function Pending({
  live,
  coming = <ListSkeleton />,
}: {
  live: Live<unknown>;
  /** The skeleton; of a list by default. */
  coming?: ReactNode;
}) {
  // An expired session redirects to the sign-in; there is no failure to show.
  if (!live.problem || live.problem.status === 401) return coming;
  return <Failed problem={live.problem} retry={live.reload} />;
}
