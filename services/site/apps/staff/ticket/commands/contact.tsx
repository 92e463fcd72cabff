import { Input } from 'antd';
import { useState } from 'react';
import { useSpeech } from '../app/language.tsx';
import { Field } from '../parts/Field.tsx';
import { actionWords } from '../words/work.ts';
import { FormFrame } from './FormFrame.tsx';

/** Casework's limit, in characters. */
const NOTE_MAX = 1000;

export function ContactForm({
  busy,
  onSend,
  onCancel,
}: {
  busy: boolean;
  onSend: (note: string) => void;
  onCancel: () => void;
}) {
  const { say } = useSpeech();
  const [note, setNote] = useState('');
  return (
    <FormFrame
      title={say(actionWords.contactTitle)}
      send={say(actionWords.contactSend)}
      busy={busy}
      onSend={() => onSend(note.trim())}
      onCancel={onCancel}
    >
      <Field label={say(actionWords.contactNote)} help={say(actionWords.contactNoteHelp)}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            value={note}
            maxLength={NOTE_MAX}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </FormFrame>
  );
}
