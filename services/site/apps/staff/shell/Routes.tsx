import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { useSession } from '../app/session.tsx';
import { NoRight, NotFound } from '../parts/EmptyState.tsx';
import { PageSkeleton } from '../parts/Skeletons.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { firstPage, type PageSpec, pages } from './pages.ts';

const lazyPages = pages.map((page) => ({ page, Page: lazy(page.load) }));

function Guarded({ page, Page }: { page: PageSpec; Page: (typeof lazyPages)[number]['Page'] }) {
  const { can } = useSession();
  if (!can(page.right)) return <NoRight />;
  return (
    <ErrorBoundary key={page.path}>
      <Suspense fallback={<PageSkeleton />}>
        <Page />
      </Suspense>
    </ErrorBoundary>
  );
}

function First() {
  const { can, me } = useSession();
  const first = firstPage(
    me.grants.map((grant) => grant.role),
    (right) => can(right),
  );
  return first ? <Navigate to={`/${first.path}`} replace /> : <NoRight first />;
}

export function AppRoutes() {
  return (
    <Routes>
      <Route index element={<First />} />
      {lazyPages.map(({ page, Page }) => (
        <Route
          key={page.path}
          path={page.below ? `${page.path}/${page.below}` : page.path}
          element={<Guarded page={page} Page={Page} />}
        />
      ))}
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
