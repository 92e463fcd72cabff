import { Input } from 'antd';
import { useState } from 'react';
import { saysWhy } from '#shared/vault/says-why.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { useSpeech } from '../app/language.tsx';
import { Choices, Field } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { revealWords } from '../words/work.ts';
import { FormFrame } from './FormFrame.tsx';

/** Casework keeps 200 characters of a reason; the chosen one needs some of them. */
const MORE_MAX = 150;

type Reason = keyof typeof revealWords.reasons;
const reasons = Object.keys(revealWords.reasons) as Reason[];

/** Why somebody needs the contact. It is kept with their number, so it is asked before, not after. */
export function RevealForm({
  reveal,
  onCancel,
}: {
  reveal: (reason: string) => Promise<void>;
  onCancel: () => void;
}) {
  const { say, lang } = useSpeech();
  const [reason, setReason] = useState<Reason>();
  const [more, setMore] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const moreMissing = reason === 'other' && !saysWhy(more);
  return (
    <FormFrame
      title={say(revealWords.title)}
      text={say(revealWords.audited)}
      send={say(revealWords.send)}
      busy={busy}
      onCancel={onCancel}
      onSend={async () => {
        setTried(true);
        if (!reason || moreMissing || busy) return;
        setBusy(true);
        setProblem(undefined);
        try {
          // Kept in Chinese whatever the language of the page: the audit has many readers.
          const told = [reason === 'other' ? '' : revealWords.reasons[reason].zh, more.trim()];
          await reveal(told.filter(Boolean).join('：'));
        } catch (error) {
          setProblem(asProblem(error, lang));
          setBusy(false);
        }
      }}
    >
      <Choices
        legend={say(revealWords.reason)}
        name="reason"
        value={reason}
        onChange={setReason}
        options={reasons.map((value) => ({ value, label: say(revealWords.reasons[value]) }))}
        error={tried && !reason ? say(revealWords.reasonMissing) : undefined}
      />
      <Field
        label={say(reason === 'other' ? revealWords.more : revealWords.moreOptional)}
        error={tried && moreMissing ? say(revealWords.moreMissing) : undefined}
      >
        {(wiring) => (
          <Input
            {...wiring}
            value={more}
            maxLength={MORE_MAX}
            autoComplete="off"
            onChange={(event) => setMore(event.target.value)}
          />
        )}
      </Field>
      <Notice problem={problem} />
    </FormFrame>
  );
}
