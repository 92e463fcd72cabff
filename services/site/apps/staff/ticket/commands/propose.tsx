import { Input } from 'antd';
import { useState } from 'react';
import type { Words } from '#shared/text/language.ts';
import type { Outcome, Proposal } from '../../api/answers.ts';
import { useSpeech } from '../../app/language.tsx';
import { drafts } from '../../app/remembered.ts';
import { Choices, Field } from '../../parts/Field.tsx';
import { outcomeWords } from '../../words/states.ts';
import { type FormProps, ticketCommand } from '../command.ts';
import { FormFrame } from '../FormFrame.tsx';

/** Casework's limit, in characters. */
const REPLY_MAX = 2000;

const label: Words = { zh: '提出办结', en: 'Propose resolution' };
const words = {
  title: { zh: '提出办结', en: 'Propose a resolution' },
  outcome: { zh: '办理结果', en: 'Outcome' },
  doneHelp: { zh: '事情已经处理好', en: 'The matter has been dealt with' },
  explainedHelp: { zh: '暂时办不了，向居民说清原因', en: 'It cannot be done now; say why' },
  reply: { zh: '给居民的答复', en: 'Reply to the resident' },
  replyHelp: {
    zh: '居民会看到这段话。写清做了什么、什么时候做的。',
    en: 'The resident will see this text. Say what was done, and when.',
  },
  replyEnglish: {
    zh: '居民使用英文，请尽量用英文写，或中英文都写。',
    en: 'The resident reads English; please write in English.',
  },
  replyMissing: { zh: '请填写给居民的答复', en: 'Write the reply to the resident' },
  replyLong: { zh: '答复最多 {max} 个字', en: 'At most {max} characters' },
  outcomeMissing: { zh: '请选择办理结果', en: 'Choose the outcome' },
  send: { zh: '提交，请居民确认', en: 'Send to the resident' },
} as const satisfies Record<string, Words>;

/** Outcome and the reply that the resident reads. What was written survives leaving the page in this tab. */
function ProposeForm({ ticket, busy, onSend, onCancel }: FormProps<Proposal>) {
  const { say } = useSpeech();
  const [outcome, setOutcome] = useState<Outcome>();
  const [reply, setReply] = useState(() => drafts.read(ticket.id));
  const [tried, setTried] = useState(false);
  const text = reply.trim();
  const replyError = !text
    ? say(words.replyMissing)
    : text.length > REPLY_MAX
      ? say(words.replyLong, { max: REPLY_MAX })
      : undefined;
  return (
    <FormFrame
      title={say(words.title)}
      send={say(words.send)}
      busy={busy}
      onCancel={onCancel}
      onSend={async () => {
        setTried(true);
        if (!outcome || replyError) return;
        if (await onSend({ outcome, reply: text })) drafts.write(ticket.id, '');
      }}
    >
      <Choices
        legend={say(words.outcome)}
        name="outcome"
        value={outcome}
        onChange={setOutcome}
        options={[
          { value: 'done', label: say(outcomeWords.done), help: say(words.doneHelp) },
          { value: 'explained', label: say(outcomeWords.explained), help: say(words.explainedHelp) },
        ]}
        error={tried && !outcome ? say(words.outcomeMissing) : undefined}
      />
      <Field
        label={say(words.reply)}
        help={[words.replyHelp, ...(ticket.lang === 'en' ? [words.replyEnglish] : [])]
          .map((one) => say(one))
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

export default ticketCommand({
  name: 'propose',
  letter: 'p',
  label,
  done: { zh: '已提出办结，等居民确认。', en: 'Proposed. The resident is asked to confirm.' },
  isDue: () => true,
  Form: ProposeForm,
});
