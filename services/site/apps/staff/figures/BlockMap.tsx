import { Link } from 'react-router';
import { mapSteps } from '../../../design/tokens.ts';
import type { FigureRow } from '../api/figures.ts';
import { useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { dayName } from '../parts/time.ts';
import { figuresWords as w } from '../words/figures.ts';
import { draw, type Shape, stepOf, stepsTo } from './map.ts';
import type { Days } from './period.ts';
import { childrenOf } from './places.ts';
import { useAddress } from './useAddress.ts';

/** Width and height in pixels on a wide screen; a phone shrinks the map. */
const MOST = 460;

/** The areas directly below, darker the more they received. Each links to its figures; the table below has the same numbers. */
export function BlockMap({ area, period, rows }: { area: string; period: Days; rows: readonly FigureRow[] }) {
  const { say, lang } = useSpeech();
  const { areas, place } = useSession();
  const address = useAddress();
  const below = childrenOf(area, areas);
  const own = areas.filter(({ path }) => path === area);
  const shaped = (below.length > 0 ? below : own).flatMap(({ path, shape }) =>
    shape ? [{ id: path, shape: shape as Shape }] : [],
  );
  const received = new Map(rows.map(({ key, figures }) => [key, figures.received]));
  const count = (path: string) => received.get(path) ?? 0;
  const { width, height, shapes } = draw(shaped, MOST);
  const most = Math.max(0, ...shapes.map(({ id }) => count(id)));
  const top = shapes.find(({ id }) => count(id) === most);
  const steps = stepsTo(most);
  const kind = say(below.every((a) => a.kind === 'block') ? w.block : w.area);
  const told =
    period.from === period.to
      ? dayName(period.from, lang)
      : `${dayName(period.from, lang)}–${dayName(period.to, lang)}`;
  return (
    <section className="map" aria-labelledby="map-title">
      <h2 id="map-title">{say(w.map)}</h2>
      {shapes.length === 0 ? (
        <p className="fine">{say(w.mapNone)}</p>
      ) : (
        <>
          <p className="fine">
            {top && most > 0
              ? say(w.mapSays, { period: told, kind, place: place(top.id), n: most })
              : say(w.mapEmpty, { period: told })}
          </p>
          {/* biome-ignore lint/a11y/noSvgWithoutTitle: a title would be read before the links inside; the heading names it */}
          <svg viewBox={`-2 -2 ${width + 4} ${height + 4}`} width={width + 4} height={height + 4}>
            {shapes.map(({ id, path, at }) => {
              const step = mapSteps[stepOf(count(id), steps)] ?? mapSteps[0];
              return (
                <Link key={id} to={address({ area: id })}>
                  <path d={path} fill={step.fill} />
                  <text x={at[0]} y={at[1]} fill={step.label}>
                    <tspan x={at[0]}>{shortName(place(id))} </tspan>
                    <tspan x={at[0]} dy="1.2em">
                      {say(w.mapCount, { n: count(id) })}
                    </tspan>
                  </text>
                </Link>
              );
            })}
          </svg>
          <ul className="legend" aria-label={say(w.legend)}>
            {steps.map((end, i) => (
              <li key={end}>
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                  <rect width="16" height="16" fill={mapSteps[i]?.fill} />
                </svg>
                {i === 0 ? `0–${end}` : `${(steps[i - 1] ?? 0) + 1}–${end}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** On the map, only the part that tells neighbours apart: `第七` of 听禾第七块区, 听禾 of 听禾居民区, `Tinghe` of Tinghe neighbourhood. */
const shortName = (name: string): string =>
  (/第.+(?=块区)|\bblock \d+$/.exec(name)?.[0] ?? name)
    .replace(/^.* · /, '')
    .replace(/(居民区|社区|块区| (neighbourhood|community|village))$/, '');
