import { Link } from 'react-router';
import { useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Ago } from '../parts/When.tsx';
import { dutyWords as w } from '../words/duty.ts';
import type { CallGroup } from './calls.ts';

/** Live, missed and half-entered calls, grouped by kind. */
export function CallQueue({ groups, opened }: { groups: readonly CallGroup[]; opened: string | undefined }) {
  const { say } = useSpeech();
  const { category } = useSession();
  if (groups.length === 0) {
    return (
      <EmptyState title={say(w.emptyTitle)}>
        <p>{say(w.emptyText)}</p>
      </EmptyState>
    );
  }
  return groups.map(({ kind, calls }) => (
    <section key={kind}>
      <h2 className="count">
        {say(w[kind])} {calls.length}
      </h2>
      <ul className="rows">
        {calls.map((call) => (
          <li key={call.call}>
            <Link
              className="row"
              to={`/duty/${call.call}`}
              data-attention={kind === 'missed' || undefined}
              aria-current={call.call === opened ? 'true' : undefined}
            >
              <span className="row-head">
                <b className="number">{call.phoneMasked ?? say(w.unknownCaller)}</b>
                {Boolean(call.tries) && (
                  <span className="mark warn">{say(w.tries, { n: call.tries ?? 0 })}</span>
                )}
              </span>
              {(call.words || call.category) && (
                <span className="row-place">{call.words ?? category(call.category ?? '')}</span>
              )}
              <span className="row-foot">
                <Ago at={call.since} words={w.since} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ));
}
