import type { ReactNode } from 'react';
import { isLeaving } from '../app/api.tsx';
import { useAsked } from '../app/session.tsx';
import { Failed, NoRight } from '../parts/Blank.tsx';
import { PageSkeleton } from '../parts/Skeletons.tsx';

/** Lets the pages stand once it is known who I am. */
export function RequireSession({ children }: { children: ReactNode }) {
  const { session, live } = useAsked();
  if (session) return children;
  if (!live.problem || isLeaving()) return <PageSkeleton />;
  if (live.problem.status === 403) return <NoRight first />;
  return <Failed problem={live.problem} retry={live.reload} page />;
}
