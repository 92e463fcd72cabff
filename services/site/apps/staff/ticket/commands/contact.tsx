import type { CommandBody } from '../../api/calls.ts';
import { useSpeech } from '../../app/language.tsx';
import { type FormProps, ticketCommand } from '../command.ts';
import { FormFrame } from '../FormFrame.tsx';
import { StaffText, useStaffText } from '../StaffText.tsx';

const words = {
  title: { zh: '记录一次联系', en: 'Record a contact' },
  note: { zh: '联系情况（选填）', en: 'What was said (optional)' },
  send: { zh: '记录联系', en: 'Record contact' },
} as const;

function ContactForm({ ticket, busy, onSend, onCancel }: FormProps<CommandBody<'contact'>>) {
  const { say } = useSpeech();
  const note = useStaffText(`${ticket.id} contact`);
  return (
    <FormFrame
      title={say(words.title)}
      send={say(words.send)}
      busy={busy}
      onSend={async () => {
        if (await onSend({ note: note.text || undefined })) note.clear();
      }}
      onCancel={onCancel}
    >
      <StaffText label={say(words.note)} of={note} />
    </FormFrame>
  );
}

export default ticketCommand({
  name: 'contact',
  letter: 'c',
  label: { zh: '已联系居民', en: 'Contact made' },
  done: { zh: '已记录联系居民。', en: 'Contact recorded.' },
  isDue: ({ state }) => state === 'accepted',
  Form: ContactForm,
});
