import { useSpeech } from '../app/language.tsx';
import { percent } from '../parts/rate.ts';
import { dayName } from '../parts/time.ts';
import { figuresWords as w } from '../words/figures.ts';
import { linesOf, type Point, rangeOf } from './trend.ts';

const [WIDTH, HEIGHT, EDGE] = [220, 40, 4];

/** A line chart over the days, with a sentence that says what it shows, and a table of the numbers that can be opened. */
export function Trend({ points, rate, name }: { points: readonly Point[]; rate: boolean; name: string }) {
  const { say, lang } = useSpeech();
  const range = rangeOf(points);
  const shown = (value: number) => (rate ? percent(value) : String(value));
  const days = {
    from: dayName(points[0]?.day ?? '', lang),
    to: dayName(points.at(-1)?.day ?? '', lang),
  };
  const lines = linesOf(points, WIDTH, HEIGHT, rate ? 1 : (range?.high ?? 0));
  if (points.length === 0) return null;
  return (
    <>
      <svg
        className="trend"
        viewBox={`${-EDGE} ${-EDGE} ${WIDTH + 2 * EDGE} ${HEIGHT + 2 * EDGE}`}
        aria-hidden="true"
      >
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="trend-base" />
        {lines.map((line) => (
          <polyline key={String(line[0])} points={line.map((p) => p.join(',')).join(' ')} />
        ))}
        {lines.flat().map(([x, y], i, all) => (
          <circle key={x} cx={x} cy={y} r={i === all.length - 1 ? 3.5 : 1.5} />
        ))}
      </svg>
      <p className="fine">
        {range
          ? say(rate ? w.trendRate : w.trendCount, {
              ...days,
              low: shown(range.low),
              high: shown(range.high),
            })
          : say(w.trendNone, days)}
      </p>
      <details className="behind">
        <summary>
          {say(w.asTable)}
          <span className="vh">：{name}</span>
        </summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(w.day)}</th>
              <th scope="col">{say(w.value)}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.day}>
                <th scope="row">{dayName(point.day, lang)}</th>
                <td>
                  {point.d === undefined
                    ? point.n
                    : point.value === undefined
                      ? '–'
                      : `${percent(point.value)}（${point.n}/${point.d}）`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
