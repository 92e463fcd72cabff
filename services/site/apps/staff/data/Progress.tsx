import { Button } from 'antd';
import { useState } from 'react';
import type { BadRow } from '../api/settings.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { downloadCsv } from '../parts/download-csv.ts';
import { Failed } from '../parts/EmptyState.tsx';
import { ListSkeleton } from '../parts/Skeletons.tsx';
import { dataWords as w } from '../words/settings.ts';

const REFRESH_MS = 1_500;

/** The progress of an import, and its rejected rows by file, line and field, with a download. */
export function Progress({ id, names }: { id: string; names: readonly string[] }) {
  const { settings } = useApi();
  const { say } = useSpeech();
  const [over, setOver] = useState(false);
  const live = useLive({ key: id, ...(!over && { every: REFRESH_MS }) }, (signal) =>
    settings.import(id, signal),
  );
  const state = live.data;
  if (state && state.status !== 'running' && !over) setOver(true);
  const errors = useLive({ key: `errors ${id}`, again: state?.bad }, async (signal) =>
    state && state.bad > 0 ? settings.errors(id, signal) : [],
  );
  if (!state) return live.problem ? <Failed problem={live.problem} retry={live.reload} /> : <ListSkeleton />;
  const { status, done, total, rows, bad } = state;
  return (
    <div className="import-state">
      {status === 'running' && (
        <progress value={done} max={Math.max(1, total)} aria-label={say(w.progress)} />
      )}
      <p className={`notice ${status === 'rejected' ? 'danger' : 'ok'}`} role="status">
        {say(w[status], { done, total, rows, bad })}
      </p>
      {errors.problem && <Failed problem={errors.problem} retry={errors.reload} />}
      <BadRows title={say(w.errors, { n: bad })} rows={errors.data ?? []} names={names} />
      <BadRows title={say(w.warnings, { n: state.warned })} rows={state.warnings} names={names} />
    </div>
  );
}

const cellsOf = (row: BadRow, names: readonly string[]): [string, number, string, string] => [
  names[row.file - 1] ?? String(row.file),
  row.line,
  row.field,
  [row.message, ...(row.also ?? []).map((more) => `${more.field}: ${more.message}`)].join('；'),
];

function BadRows({
  title,
  rows,
  names,
}: {
  title: string;
  rows: readonly BadRow[];
  names: readonly string[];
}) {
  const { say } = useSpeech();
  if (rows.length === 0) return null;
  const head = [say(w.file), say(w.line), say(w.field), say(w.message)];
  const cells = rows.map((row) => cellsOf(row, names));
  return (
    <section>
      <h3>{title}</h3>
      <Button onClick={() => downloadCsv('import-errors.csv', [head, ...cells])}>
        {say(w.downloadErrors)}
      </Button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
      <section className="wide tall" tabIndex={0} aria-label={title}>
        <table>
          <thead>
            <tr>
              {head.map((name) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map(([file, line, field, message]) => (
              <tr key={`${file} ${line} ${field}`}>
                <td>{file}</td>
                <td>{line}</td>
                <td>{field}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
