import { useState } from 'react';
import type { RulesOf } from '../api/settings.ts';
import { useSpeech } from '../app/language.tsx';
import { Table } from '../parts/Table.tsx';
import { dayName } from '../parts/time.ts';
import { rulesWords as w } from '../words/settings.ts';

/** Holidays and make-up working days of one year, with the announcements they come from. */
export function CalendarTable({ calendar }: { calendar: RulesOf<'calendar'>['calendar'] }) {
  const { say, lang } = useSpeech();
  const years = Object.keys(calendar.years).sort().reverse();
  const [chosen, setChosen] = useState(years[0]);
  const year = calendar.years[chosen ?? ''];
  return (
    <>
      <p>
        {say(w.sessions)}：{calendar.sessions.map(({ from, to }) => `${from}–${to}`).join('，')}
      </p>
      <label className="year">
        {say(w.year)}
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {years.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      {year && (
        <>
          <Table
            title={`${say(w.calendar)} ${chosen}`}
            head={[say(w.holiday), say(w.off)]}
            rows={year.holidays.map(({ name, from, to }) => [
              name,
              from === to ? dayName(from, lang) : `${dayName(from, lang)} – ${dayName(to, lang)}`,
            ])}
          />
          <h3>{say(w.makeUp)}</h3>
          <p>{year.workdays.map((day) => dayName(day, lang)).join('、') || '–'}</p>
          <h3>{say(w.source)}</h3>
          <ul>
            {year.sources.map((source) => (
              <li key={source.title}>
                {source.title} {source.number} · {source.issued}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
