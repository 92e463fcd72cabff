import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ApiProblem } from '../api/problem.ts';
import { useSpeech } from '../app/language.tsx';
import { useSessionIfAny } from '../app/session.tsx';
import { common } from '../words/common.ts';
import { roleWords } from '../words/states.ts';

/** Shown in place of missing content: says what is missing, why, and what to do. */
export function EmptyState({
  title,
  children,
  tone = 'quiet',
  page = false,
}: {
  title: string;
  children?: ReactNode;
  tone?: 'quiet' | 'danger';
  /** It is the only content, so its title is the heading of the page. */
  page?: boolean;
}) {
  const Title = page ? 'h1' : 'h2';
  return (
    <section className={`blank blank-${tone}`}>
      <Title>{title}</Title>
      {children}
    </section>
  );
}

export function Failed({
  problem,
  retry,
  page = false,
}: {
  problem: ApiProblem;
  retry: () => void;
  page?: boolean;
}) {
  const { say } = useSpeech();
  return (
    <div role="alert">
      <EmptyState title={say(common.failedTitle)} tone="danger" page={page}>
        <p>{problem.title}</p>
        {problem.instance && <p className="fine">{say(common.help, { instance: problem.instance })}</p>}
        <Button onClick={retry}>{say(common.retry)}</Button>
      </EmptyState>
    </div>
  );
}

/** @param first the account cannot open any page */
export function NoRight({ first = false }: { first?: boolean }) {
  const { say } = useSpeech();
  const me = useSessionIfAny()?.me;
  const staff = me?.staff;
  const roles = me?.grants.map((g) => say(roleWords[g.role])) ?? [];
  return (
    <EmptyState title={say(first && roles.length > 0 ? common.noPagesTitle : common.noRightTitle)} page>
      {first && roles.length === 0 && <p>{say(common.noGrantsText)}</p>}
      {first && roles.length > 0 && (
        <p>{say(common.noPagesText, { roles: [...new Set(roles)].join('、') })}</p>
      )}
      {staff && <p>{say(common.noRightText, { staff })}</p>}
      {!first && <Link to="/">{say(common.home)}</Link>}
    </EmptyState>
  );
}

export function NotFound() {
  const { say } = useSpeech();
  return (
    <EmptyState title={say(common.notFoundTitle)} page>
      <p>{say(common.notFoundText)}</p>
      <Link to="/">{say(common.home)}</Link>
    </EmptyState>
  );
}

export function Broken() {
  const { say } = useSpeech();
  return (
    <div role="alert">
      <EmptyState title={say(common.brokenTitle)} tone="danger" page>
        <p>{say(common.brokenText)}</p>
        <Button onClick={() => location.reload()}>{say(common.reload)}</Button>
      </EmptyState>
    </div>
  );
}
