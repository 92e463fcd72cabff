import { useState } from 'react';
import type { CommandBody } from '../../api/calls.ts';
import { useSpeech } from '../../app/language.tsx';
import { type FormProps, ticketCommand } from '../command.ts';
import { FormFrame } from '../FormFrame.tsx';
import { StaffText, useStaffText } from '../StaffText.tsx';

const words = {
  title: { zh: '写内部备注', en: 'Write an internal note' },
  text: { zh: '备注', en: 'Note' },
  missing: { zh: '请填写备注', en: 'Write the note' },
  send: { zh: '保存备注', en: 'Save the note' },
} as const;

function NoteForm({ ticket, busy, onSend, onCancel }: FormProps<CommandBody<'note'>>) {
  const { say } = useSpeech();
  const note = useStaffText(`${ticket.id} note`);
  const [tried, setTried] = useState(false);
  return (
    <FormFrame
      title={say(words.title)}
      send={say(words.send)}
      busy={busy}
      onSend={async () => {
        setTried(true);
        if (note.text && (await onSend({ text: note.text }))) note.clear();
      }}
      onCancel={onCancel}
    >
      <StaffText
        label={say(words.text)}
        of={note}
        error={tried && !note.text ? say(words.missing) : undefined}
      />
    </FormFrame>
  );
}

export default ticketCommand({
  name: 'note',
  letter: 'n',
  label: { zh: '内部备注', en: 'Internal note' },
  done: { zh: '备注已保存，只有工作人员看得到。', en: 'Note saved. Only staff can see it.' },
  Form: NoteForm,
});
