import type { Share } from '../api/figures.ts';
import { useSpeech } from '../app/language.tsx';
import { FEW, interval, percent, rateOf } from '../parts/rate.ts';
import { figuresWords as w } from '../words/figures.ts';

/** A rate with its numerator and denominator; with few cases it is greyed and shown with its confidence interval. */
export function Rate({ share, large = false }: { share: Share; large?: boolean }) {
  const { say } = useSpeech();
  const rate = rateOf(share);
  if (rate === undefined) return <span className="rate few">{large ? say(w.noneYet) : '–'}</span>;
  const few = share.d < FEW;
  const { low, high } = interval(share);
  const range = { low: percent(low), high: percent(high) };
  return (
    <span className={`rate${few ? ' few' : ''}`} title={few ? say(w.few, range) : undefined}>
      <b className={large ? 'figure-value' : undefined}>{percent(rate)}</b>{' '}
      <small>{large ? say(w.share, { n: share.n, d: share.d }) : `${share.n}/${share.d}`}</small>
      {large && few && <small className="few-range">{say(w.few, range)}</small>}
    </span>
  );
}
