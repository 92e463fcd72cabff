import { Link, useParams } from 'react-router';
import { DEFAULT_SLA } from '#events/rules.ts';
import type { Rules } from '../api/settings.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { useSession } from '../app/session.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Pending } from '../parts/Pending.tsx';
import { PageSkeleton } from '../parts/Skeletons.tsx';
import { rulesWords as w } from '../words/settings.ts';
import { CalendarTable } from './CalendarTable.tsx';
import { SlaTable } from './SlaTable.tsx';
import { TaxonomyTable, TemplatesTable } from './WordTables.tsx';

/** Rule sets of the demo community, beside those that areas name. */
const knownSets = [DEFAULT_SLA, 'four-levels', 'rules-fast'];

/** 规则: the rules in force, as read-only tables. */
export default function RulesPage() {
  const { settings } = useApi();
  const { say } = useSpeech();
  const { areas } = useSession();
  const names = [...new Set([...knownSets, ...areas.flatMap(({ sla }) => sla ?? [])])];
  const { set = `sla.${DEFAULT_SLA}` } = useParams();
  const live = useLive({ key: `rules ${set}` }, (signal) => settings.rules(set, signal));
  const sets = [
    ...names.map((name) => ({ id: `sla.${name}`, title: say(w.sla, { name }) })),
    ...(['calendar', 'taxonomy', 'templates'] as const).map((id) => ({ id, title: say(w[id]) })),
  ];
  const title = sets.find(({ id }) => id === set)?.title ?? set;
  return (
    <div className="sheet wide-sheet">
      <h1>{say(w.title)}</h1>
      <p className="fine">{say(w.readOnly)}</p>
      <nav className="switch" aria-label={say(w.sets)}>
        {sets.map((each) => (
          <Link key={each.id} to={`/rules/${each.id}`} aria-current={each.id === set ? 'page' : undefined}>
            {each.title}
          </Link>
        ))}
      </nav>
      {live.data ? (
        <>
          <h2>
            {title} <span className="fine">{say(w.version, { version: live.data.version })}</span>
          </h2>
          <Content rules={live.data.rules} />
        </>
      ) : live.problem?.status === 404 ? (
        <EmptyState title={say(w.missing)} />
      ) : (
        <Pending live={live} coming={<PageSkeleton />} />
      )}
    </div>
  );
}

function Content({ rules }: { rules: Rules }) {
  switch (rules.kind) {
    case 'sla':
      return <SlaTable rules={rules} />;
    case 'calendar':
      return <CalendarTable calendar={rules.calendar} />;
    case 'taxonomy':
      return <TaxonomyTable categories={rules.categories} />;
    case 'templates':
      return <TemplatesTable templates={rules.templates} />;
  }
}
