import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSpeech } from '../app/language.tsx';
import { figuresWords as w } from '../words/figures.ts';
import { type Days, type Preset, presets } from './period.ts';
import { useAddress } from './useAddress.ts';

/** Today, 7 days, 30 days, or a custom period. */
export function PeriodChoice({ period, today }: { period: Days & { preset: Preset }; today: string }) {
  const { say } = useSpeech();
  const address = useAddress();
  const navigate = useNavigate();
  const [open, setOpen] = useState(period.preset === 'custom');
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  return (
    <div className="period">
      <nav className="switch" aria-label={say(w.period)}>
        {(Object.keys(presets) as (keyof typeof presets)[]).map((preset) => (
          <Link
            key={preset}
            to={address({ period: preset, from: undefined, to: undefined })}
            onClick={() => setOpen(false)}
            aria-current={preset === period.preset ? 'page' : undefined}
          >
            {say(w[preset])}
          </Link>
        ))}
        <button
          type="button"
          aria-expanded={open}
          aria-current={period.preset === 'custom' ? 'page' : undefined}
          onClick={() => setOpen(!open)}
        >
          {say(w.custom)}
        </button>
      </nav>
      {open && (
        <form
          className="period-own"
          onSubmit={(event) => {
            event.preventDefault();
            if (from && to) navigate(address({ period: undefined, from, to }));
          }}
        >
          <label>
            {say(w.from)}
            <input
              type="date"
              value={from}
              max={to}
              required
              onChange={(event) => setFrom(event.target.value)}
            />
          </label>
          <label>
            {say(w.to)}
            <input
              type="date"
              value={to}
              min={from}
              max={today}
              required
              onChange={(event) => setTo(event.target.value)}
            />
          </label>
          <Button htmlType="submit">{say(w.show)}</Button>
        </form>
      )}
    </div>
  );
}
