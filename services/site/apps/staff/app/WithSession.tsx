import type { ReactNode } from 'react';
import { Failed, NoRight } from '../parts/Blank.tsx';
import { PageSkeleton } from '../parts/Skeletons.tsx';
import { isLeaving } from './api.tsx';
import { useAsked } from './session.tsx';

/** Lets the pages stand once it is known who I am. */
export function WithSession({ children }: { children: ReactNode }) {
  const { session, live } = useAsked();
  if (session) return children;
  if (!live.problem || isLeaving()) return <PageSkeleton />;
  if (live.problem.status === 403) return <NoRight first />;
  return <Failed problem={live.problem} retry={live.reload} page />;
}
