import type { RulesOf } from '../api/settings.ts';
import { useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { percent } from '../parts/rate.ts';
import { Table } from '../parts/Table.tsx';
import { rulesWords as w } from '../words/settings.ts';
import { stageWords, urgencyWords } from '../words/states.ts';
import { limitOf } from './limit.ts';

/** Levels, quiet hours, and each rule as a row. */
export function SlaTable({ rules: { levels, rules, speed, quiet, name } }: { rules: RulesOf<'sla'> }) {
  const { say, lang } = useSpeech();
  const { category } = useSession();
  return (
    <>
      {speed !== undefined && speed > 1 && <p className="notice danger">{say(w.speed, { n: speed })}</p>}
      <h3>{say(w.levels)}</h3>
      <ol className="levels">
        {levels.map((level) => (
          <li key={level.level}>
            {say(w.level, { level: level.level })} · {lang === 'en' ? level.nameEn : level.name}
          </li>
        ))}
      </ol>
      {quiet && <p>{say(w.quiet, quiet)}</p>}
      <Table
        title={say(w.sla, { name })}
        head={[say(w.stage), say(w.urgency), say(w.category), say(w.levels), say(w.limit), say(w.near)]}
        rows={rules.map((rule) => [
          say(stageWords[rule.stage]),
          rule.urgency ? say(urgencyWords[rule.urgency]) : say(w.any),
          rule.category ? category(rule.category) : say(w.any),
          rule.level ? say(w.level, { level: rule.level }) : say(w.any),
          limitOf(rule, say),
          rule.near === undefined ? '–' : say(w.nearAt, { share: percent(rule.near) }),
        ])}
      />
    </>
  );
}
