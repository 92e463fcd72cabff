import { Button } from 'antd';
import { Link } from 'react-router';
import type { Channel, Urgency } from '#events/fields.ts';
import type { Answer, By, FigureRow, Figures } from '../api/figures.ts';
import { useSpeech } from '../app/language.tsx';
import type { Live } from '../app/live.ts';
import { useSession } from '../app/session.tsx';
import { downloadCsv } from '../parts/download-csv.ts';
import { Pending } from '../parts/Pending.tsx';
import { figuresWords as w } from '../words/figures.ts';
import { channelWords, urgencyWords } from '../words/states.ts';
import { countColumns, csvRowsOf, rateColumns } from './breakdown.ts';
import type { Days } from './period.ts';
import { Rate } from './Rate.tsx';
import { useAddress } from './useAddress.ts';

/** The period's figures broken down one way at a time; areas link to their parts. In the tree's order, never ranked. */
export function BreakdownTable({
  area,
  by,
  breakdowns,
  live,
  period,
}: {
  area: string;
  by: By;
  breakdowns: readonly By[];
  live: Live<Answer>;
  period: Days;
}) {
  const { say } = useSpeech();
  const address = useAddress();
  const label = useLabel(area);
  const title = say(w.by[by as keyof typeof w.by]);
  const rows = live.data?.rows ?? [];
  const save = (total: Figures) =>
    downloadCsv(
      `huying-${area.replaceAll('/', '_')}-${by}-${period.from}-${period.to}.csv`,
      csvRowsOf(
        [
          ...rows.map(({ key, figures }) => ({ label: label(by, key), figures })),
          { label: say(w.total), figures: total },
        ],
        title,
        (column) => say(w[column] as { zh: string; en: string }),
      ),
    );
  return (
    <section className="cuts" aria-labelledby="cuts-title">
      <h2 id="cuts-title">{say(w.cuts)}</h2>
      <nav className="switch" aria-label={say(w.cuts)}>
        {breakdowns.map((each) => (
          <Link key={each} to={address({ by: each })} aria-current={each === by ? 'page' : undefined}>
            {say(w.by[each as keyof typeof w.by])}
          </Link>
        ))}
      </nav>
      {!live.data ? (
        <Pending live={live} />
      ) : rows.length === 0 ? (
        <p className="fine">{say(w.emptyCut)}</p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be scrolled by keys */}
          <section className="wide" tabIndex={0} aria-label={title}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{title}</th>
                  {[...countColumns, ...rateColumns].map((column) => (
                    <th scope="col" key={column}>
                      {say(w[column])}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Line key={row.key} row={row}>
                    {by === 'area' && row.key.startsWith(`${area}/`) ? (
                      <Link to={address({ area: row.key })}>{label(by, row.key)}</Link>
                    ) : (
                      label(by, row.key)
                    )}
                  </Line>
                ))}
                <Line row={{ key: 'total', figures: live.data.total }}>{say(w.total)}</Line>
              </tbody>
            </table>
          </section>
          <Button onClick={() => live.data && save(live.data.total)}>{say(w.download)}</Button>
        </>
      )}
    </section>
  );
}

function Line({ row: { figures }, children }: { row: FigureRow; children: React.ReactNode }) {
  return (
    <tr>
      <th scope="row">{children}</th>
      {countColumns.map((column) => (
        <td key={column}>{figures[column]}</td>
      ))}
      {rateColumns.map((column) => (
        <td key={column}>
          <Rate share={figures[column]} />
        </td>
      ))}
    </tr>
  );
}

/** The label of a row. */
function useLabel(area: string): (by: By, key: string) => string {
  const { say } = useSpeech();
  const { place, category } = useSession();
  return (by, key) => {
    if (by === 'area') return key.startsWith(`${area}/`) ? place(key) : say(w.unplaced);
    // Analytics' key for tickets without a value.
    if (key === '-') return say(w.unsorted);
    if (by === 'category') return category(key);
    if (by === 'channel' && key in channelWords) return say(channelWords[key as Channel]);
    if (by === 'urgency' && key in urgencyWords) return say(urgencyWords[key as Urgency]);
    if (by === 'level') return say(w.level, { level: key });
    return key;
  };
}
