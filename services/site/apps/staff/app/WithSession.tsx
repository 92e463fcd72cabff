import type { ReactNode } from 'react';
import { Failed, NoRight } from '../parts/Blank.tsx';
import { PageSkeleton } from '../parts/Skeletons.tsx';
import { useAsked } from './session.tsx';

/** Lets the pages stand once it is known who I am. */
export function WithSession({ children }: { children: ReactNode }) {
  const { session, live } = useAsked();
  if (session) return children;
  // 401 is on its way to sign-in; anything else is told.
  if (!live.problem || live.problem.status === 401) return <PageSkeleton />;
  if (live.problem.status === 403) return <NoRight noGrants />;
  return <Failed problem={live.problem} retry={live.reload} page />;
}
