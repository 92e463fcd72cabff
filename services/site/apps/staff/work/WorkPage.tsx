import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Worklist } from '../api/calls.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { usePhone } from '../app/media.ts';
import { useShortcuts } from '../app/shortcuts.tsx';
import { Key } from '../parts/Key.tsx';
import { useRowKeys } from '../parts/useRowKeys.ts';
import { TicketPage } from '../ticket/TicketPage.tsx';
import { common } from '../words/common.ts';
import { work } from '../words/work.ts';
import { TicketList } from './TicketList.tsx';
import { useTickets } from './useTickets.ts';
import { useViews, ViewSwitch } from './ViewSwitch.tsx';

/** 我的工单: list and ticket side by side; on a phone one after the other. */
export default function WorkPage() {
  const { casework } = useApi();
  const { say } = useSpeech();
  const phone = usePhone();
  const { on } = useShortcuts();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { ticket } = useParams();
  const views = useViews();
  const view = views.find((v) => v === params.get('view')) ?? views[0] ?? 'mine';
  const state = params.get('state') === 'closed' ? 'closed' : 'open';
  const of: Worklist = { view, state, area: (view === 'area' && params.get('area')) || undefined };
  const search = params.size > 0 ? `?${params}` : '';
  const tickets = useTickets(casework, of);
  const rows = tickets.live.data?.items ?? [];
  const list = useRowKeys(
    rows.map((row) => row.id),
    ticket,
  );

  return (
    <div className="work" data-open={Boolean(ticket)}>
      <h1 className="vh">{say(common.work)}</h1>
      <section className="work-list" aria-label={say(work.list)} ref={list}>
        <ViewSwitch views={views} of={of} />
        <TicketList
          tickets={tickets}
          opened={ticket}
          search={search}
          kind={state === 'closed' ? 'closed' : view}
        />
      </section>
      <section className="work-ticket">
        {ticket ? (
          <TicketPage
            key={ticket}
            id={ticket}
            listed={rows.find((row) => row.id === ticket)}
            onChanged={tickets.live.reload}
            onLeave={() => {
              navigate(`/work${search}`);
              requestAnimationFrame(() =>
                list.current?.querySelector<HTMLElement>(`a.row[data-id="${CSS.escape(ticket)}"]`)?.focus(),
              );
            }}
          />
        ) : (
          <div className="pick">
            <p>{say(work.pick)}</p>
            {on && !phone && (
              <p className="pick-keys">
                <Key of="previous" /> <Key of="next" /> {say(work.pickMove)}
                <span className="key" aria-hidden="true">
                  Enter
                </span>
                {say(work.pickOpen)}
              </p>
            )}
          </div>
        )}
      </section>
    </div>
  );
}
