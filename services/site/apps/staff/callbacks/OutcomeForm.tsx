import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Satisfied, Solved } from '#events/fields.ts';
import type { CallbackOutcome } from '../api/calls.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useKeys } from '../app/shortcuts.tsx';
import { useActions } from '../app/useActions.ts';
import { Choices, Field } from '../parts/Field.tsx';
import { Key } from '../parts/Key.tsx';
import { Notice } from '../parts/Notice.tsx';
import { callbackWords as w } from '../words/callbacks.ts';
import { satisfiedWords, solvedWords } from '../words/states.ts';

const WORDS_MAX = 2000;
const solvedKeys: readonly Solved[] = ['solved', 'partly', 'not'];
const satisfiedKeys: readonly Satisfied[] = ['satisfied', 'fair', 'dissatisfied'];

/** Solved or not (keys 1-3), satisfied or not (4-6), not reached (7), withdrawn (8). */
export function OutcomeForm({
  ticket,
  withdrawable,
  onRecorded,
  onGone,
}: {
  ticket: string;
  /** Somebody with the tracking code asked to withdraw the report. */
  withdrawable: boolean;
  onRecorded: (message: string) => void;
  onGone: () => void;
}) {
  const { casework } = useApi();
  const { say } = useSpeech();
  const [solved, setSolved] = useState<Solved | 'withdrawn'>();
  const [satisfied, setSatisfied] = useState<Satisfied>();
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const { act, busy, failed } = useActions(onGone);

  const record = async (body: CallbackOutcome) => {
    const worked = await act('callback', body, (key) => casework.callback(ticket, body, key), w.recorded);
    if (worked) onRecorded(say(body.reached ? w.recorded : w.recordedUnreached));
  };
  const said = words.trim() || undefined;
  const unreached = () => void record({ reached: false, words: said });
  useKeys({
    pick1: () => setSolved('solved'),
    pick2: () => setSolved('partly'),
    pick3: () => setSolved('not'),
    pick4: () => setSatisfied('satisfied'),
    pick5: () => setSatisfied('fair'),
    pick6: () => setSatisfied('dissatisfied'),
    pick7: unreached,
    pick8: () => withdrawable && setSolved('withdrawn'),
  });

  return (
    <form
      className="form"
      aria-label={say(w.result)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (solved === 'withdrawn') void record({ reached: true, withdrawn: true, words: said });
        else if (solved) void record({ reached: true, solved, satisfied, words: said });
      }}
    >
      <Choices
        legend={say(w.askSolved)}
        name="solved"
        value={solved}
        onChange={setSolved}
        error={tried && !solved ? say(w.solvedMissing) : undefined}
        options={[
          ...solvedKeys.map((value, i) => ({
            value,
            label: say(solvedWords[value]),
            key: String(i + 1),
          })),
          ...(withdrawable ? [{ value: 'withdrawn' as const, label: say(w.takenBack), key: '8' }] : []),
        ]}
      />
      <Choices
        legend={say(w.askSatisfied)}
        name="satisfied"
        value={satisfied}
        onChange={setSatisfied}
        options={satisfiedKeys.map((value, i) => ({
          value,
          label: say(satisfiedWords[value]),
          key: String(i + 4),
        }))}
      />
      <Field label={say(w.words)} help={say(w.wordsHelp)}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            dir="auto"
            value={words}
            maxLength={WORDS_MAX}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <p className="fine">{say(w.thanks)}</p>
      <Notice problem={failed?.problem} also={failed?.problem.status === 409 ? say(w.gone) : undefined} />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={busy === 'callback'}>
          {say(w.record)}
        </Button>
        <Button onClick={unreached} disabled={busy !== undefined} aria-keyshortcuts="7">
          {say(w.unreached)}
          <Key of="unreached" />
        </Button>
      </div>
      <p className="fine">{say(w.unreachedHelp)}</p>
    </form>
  );
}
