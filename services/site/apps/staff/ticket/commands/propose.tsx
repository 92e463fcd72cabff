import { Input } from 'antd';
import { useState } from 'react';
import type { Outcome, Proposal, Ticket } from '../api/answers.ts';
import { useSpeech } from '../app/language.tsx';
import { drafts } from '../app/remembered.ts';
import { Choices, Field } from '../parts/Field.tsx';
import { outcomeWords } from '../words/states.ts';
import { actionWords } from '../words/work.ts';
import { FormFrame } from './FormFrame.tsx';

/** Casework's limit, in characters. */
const REPLY_MAX = 2000;

/** Outcome and the reply that the resident reads. What was written survives leaving the page in this tab. */
export function ProposeForm({
  ticket,
  busy,
  onSend,
  onCancel,
}: {
  ticket: Pick<Ticket, 'id' | 'lang'>;
  busy: boolean;
  onSend: (body: Proposal) => Promise<boolean>;
  onCancel: () => void;
}) {
  const { say } = useSpeech();
  const [outcome, setOutcome] = useState<Outcome>();
  const [reply, setReply] = useState(() => drafts.read(ticket.id));
  const [tried, setTried] = useState(false);
  const text = reply.trim();
  const replyError = !text
    ? say(actionWords.replyMissing)
    : text.length > REPLY_MAX
      ? say(actionWords.replyLong, { max: REPLY_MAX })
      : undefined;
  return (
    <FormFrame
      title={say(actionWords.proposeTitle)}
      send={say(actionWords.proposeSend)}
      busy={busy}
      onCancel={onCancel}
      onSend={async () => {
        setTried(true);
        if (!outcome || replyError) return;
        if (await onSend({ outcome, reply: text })) drafts.write(ticket.id, '');
      }}
    >
      <Choices
        legend={say(actionWords.outcome)}
        name="outcome"
        value={outcome}
        onChange={setOutcome}
        options={[
          { value: 'done', label: say(outcomeWords.done), help: say(actionWords.doneHelp) },
          { value: 'explained', label: say(outcomeWords.explained), help: say(actionWords.explainedHelp) },
        ]}
        error={tried && !outcome ? say(actionWords.outcomeMissing) : undefined}
      />
      <Field
        label={say(actionWords.reply)}
        help={[actionWords.replyHelp, ...(ticket.lang === 'en' ? [actionWords.replyEnglish] : [])]
          .map((words) => say(words))
          .join(' ')}
        error={tried ? replyError : undefined}
        aside={
          <span className="counter">
            {text.length} / {REPLY_MAX}
          </span>
        }
      >
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            required
            dir="auto"
            value={reply}
            autoSize={{ minRows: 4, maxRows: 12 }}
            onChange={(event) => {
              setReply(event.target.value);
              drafts.write(ticket.id, event.target.value);
            }}
          />
        )}
      </Field>
    </FormFrame>
  );
}
