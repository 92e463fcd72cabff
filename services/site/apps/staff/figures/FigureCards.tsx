import type { FigureRow, Figures } from '../api/figures.ts';
import { useSpeech } from '../app/language.tsx';
import { formulaWords, figuresWords as w } from '../words/figures.ts';
import { type Card, cards, isShare } from './breakdown.ts';
import { Rate } from './Rate.tsx';
import { Trend } from './Trend.tsx';
import { pointsOf } from './trend.ts';

/** Six figures, each with its formula and its trend. */
export function FigureCards({ total, trend }: { total: Figures; trend: readonly FigureRow[] }) {
  const { say } = useSpeech();
  return (
    <section aria-label={say(w.figures)} className="figures">
      {cards.map((card) => (
        <Figure key={card} card={card} total={total} trend={trend} />
      ))}
    </section>
  );
}

function Figure({ card, total, trend }: { card: Card; total: Figures; trend: readonly FigureRow[] }) {
  const { say } = useSpeech();
  const figure = total[card];
  return (
    <article className="figure">
      <h2>{say(w[card])}</h2>
      {isShare(figure) ? (
        <Rate share={figure} large />
      ) : (
        <p className="figure-value">
          {figure} <small>{say(w.tickets)}</small>
        </p>
      )}
      <p className="fine">{say(formulaWords[card])}</p>
      <Trend points={pointsOf(trend, card)} rate={isShare(figure)} name={say(w[card])} />
    </article>
  );
}
