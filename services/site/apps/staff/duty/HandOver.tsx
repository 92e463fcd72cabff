import { Input, Select } from 'antd';
import { useState } from 'react';
import type { HandingOver } from '../api/settings.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { useActions } from '../app/useActions.ts';
import { Field } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { dayAfter, dayOf, startOf } from '../parts/time.ts';
import { FormFrame } from '../ticket/FormFrame.tsx';
import { dutyWords as w } from '../words/duty.ts';

/** Anyone on the roster within so many days can take over. */
const DAYS_AROUND = 14;

export function HandOver({
  duty,
  holder,
  onDone,
  onCancel,
}: {
  duty: string;
  holder: string;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { settings } = useApi();
  const { say } = useSpeech();
  const today = dayOf(Date.now());
  const people = useLive({ key: `people ${today}` }, async (signal) => {
    const period = {
      from: startOf(dayAfter(today, -DAYS_AROUND)),
      to: startOf(dayAfter(today, DAYS_AROUND)),
    };
    const { duties } = await settings.roster(undefined, period, signal);
    return [...new Map(duties.map(({ member, name }) => [member, name ?? member]))];
  });
  const [to, setTo] = useState<string>();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const { act, busy, failed } = useActions(() => undefined);
  return (
    <FormFrame
      title={say(w.handOverTitle)}
      send={say(w.handOverSend)}
      busy={busy !== undefined}
      onCancel={onCancel}
      onSend={async () => {
        setTried(true);
        if (!to) return;
        const body: HandingOver = { to, note: note.trim() || undefined };
        if (await act('hand-over', body, (key) => settings.handOver(duty, body, key), w.handedOver)) onDone();
      }}
    >
      <Field label={say(w.handOverTo)} error={tried && !to ? say(w.handOverMissing) : undefined}>
        {(wiring) => (
          <Select
            {...wiring}
            value={to ?? null}
            onChange={setTo}
            options={(people.data ?? [])
              .filter(([member]) => member !== holder)
              .map(([value, label]) => ({ value, label }))}
          />
        )}
      </Field>
      <Field label={say(w.note)}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            value={note}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 5 }}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <Notice problem={failed?.problem ?? people.problem} />
    </FormFrame>
  );
}
