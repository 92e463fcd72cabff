import type { ReactNode } from 'react';
import { isLeaving } from '../app/api.tsx';
import { useSessionState } from '../app/session.tsx';
import { Failed, NoRight } from '../parts/EmptyState.tsx';
import { PageSkeleton } from '../parts/Skeletons.tsx';

/** Shows the pages once the session is loaded. */
export function RequireSession({ children }: { children: ReactNode }) {
  const { session, live } = useSessionState();
  if (session) return children;
  if (!live.problem || isLeaving()) return <PageSkeleton />;
  if (live.problem.status === 403) return <NoRight first />;
  return <Failed problem={live.problem} retry={live.reload} page />;
}
