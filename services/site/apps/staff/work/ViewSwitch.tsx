import { Select } from 'antd';
import { Link, useNavigate } from 'react-router';
import { areasFor, covers } from '#shared/auth/principal.ts';
import type { Words } from '#shared/text/language.ts';
import type { OpenOrClosed, View, Worklist } from '../api/calls.ts';
import { useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { work } from '../words/work.ts';

/** The views that the person has: their own tickets, and those of an area unless they are only a worker. */
export function useViews(): readonly View[] {
  const { me, can } = useSession();
  const wide = me.grants.some((g) => g.role !== 'worker' && g.role !== 'admin');
  const views: View[] = [];
  if (can('ticket.work')) views.push('mine');
  if (wide && can('ticket.read')) views.push('area');
  return views;
}

/** The areas to choose from: those of the person's grants, and the neighbourhoods below them. */
export function useAreas(): readonly string[] {
  const { staff, areas } = useSession();
  const held = areasFor(staff, 'ticket.read');
  const below = areas
    .filter((a) => a.kind !== 'block')
    .map((a) => a.path)
    .filter((path) => held.some((of) => covers(of, path)));
  return [...new Set([...held.filter((path) => path !== '*'), ...below])];
}

const to = ({ view, state, area }: Worklist) =>
  `/work?${new URLSearchParams({ view, ...(state === 'closed' && { state }), ...(area && { area }) })}`;

export function ViewSwitch({ views, of }: { views: readonly View[]; of: Worklist }) {
  return (
    <div className="switches">
      {views.length > 1 && (
        <Switch
          label={work.whose}
          options={views.map((view) => ({
            words: work[view],
            to: to({ view, state: of.state }),
            here: view === of.view,
          }))}
        />
      )}
      <Switch
        label={work.which}
        options={(['open', 'closed'] as const satisfies OpenOrClosed[]).map((state) => ({
          words: work[state],
          to: to({ ...of, state }),
          here: state === of.state,
        }))}
      />
      {of.view === 'area' && <AreaChoice of={of} />}
    </div>
  );
}

function AreaChoice({ of }: { of: Worklist }) {
  const { say } = useSpeech();
  const { place } = useSession();
  const navigate = useNavigate();
  const areas = useAreas();
  if (areas.length < 2) return null;
  // Casework keeps a list per neighbourhood; the list of a larger area holds tickets without a neighbourhood.
  const larger = (path: string) => areas.some((other) => other !== path && covers(path, other));
  const label = (path: string) => (larger(path) ? say(work.areaItself, { area: place(path) }) : place(path));
  return (
    <Select
      className="area-choice"
      aria-label={say(work.areaChoice)}
      value={of.area ?? areas[0] ?? null}
      options={areas.map((path) => ({ value: path, label: label(path) }))}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(area) => navigate(to({ ...of, area }))}
    />
  );
}

function Switch({
  label,
  options,
}: {
  label: Words;
  options: readonly { words: Words; to: string; here: boolean }[];
}) {
  const { say } = useSpeech();
  return (
    <nav className="switch" aria-label={say(label)}>
      {options.map((option) => (
        <Link key={option.to} to={option.to} aria-current={option.here ? 'page' : undefined}>
          {say(option.words)}
        </Link>
      ))}
    </nav>
  );
}
