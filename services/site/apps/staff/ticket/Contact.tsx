import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Contact as ContactData, Ticket } from '../api/answers.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { useKeys } from '../app/shortcuts.tsx';
import { Key } from '../parts/Key.tsx';
import { common } from '../words/common.ts';
import { revealWords, ticketWords } from '../words/work.ts';
import { RevealForm } from './RevealForm.tsx';
import { SeenList } from './SeenList.tsx';

/** The caller: masked, until somebody says why they need more; and who said so before. */
export function Contact({ ticket }: { ticket: Ticket }) {
  const { casework } = useApi();
  const { say } = useSpeech();
  const { can } = useSession();
  const [open, setOpen] = useState<'reveal' | 'seen'>();
  const [shown, setShown] = useState<ContactData>();
  const section = useRef<HTMLElement>(null);
  const mayReveal = Boolean(ticket.phoneMasked) && can('contact.reveal', ticket.area);
  const close = () => {
    setOpen(undefined);
    requestAnimationFrame(() => section.current?.querySelector('button')?.focus());
  };
  useKeys({
    ...(mayReveal && !shown && { reveal: () => setOpen('reveal') }),
    seen: () => setOpen(open === 'seen' ? undefined : 'seen'),
    ...(open && { leave: close }),
  });
  return (
    <section className="contact" ref={section}>
      <h3>{say(ticketWords.contactData)}</h3>
      <div className="contact-line" aria-live="polite">
        {shown ? (
          <Shown contact={shown} />
        ) : ticket.phoneMasked ? (
          <span className="number">{spoken(ticket.phoneMasked)}</span>
        ) : (
          <span className="fine">{say(ticketWords.noPhone)}</span>
        )}
        {shown ? (
          <Button onClick={() => setShown(undefined)}>{say(revealWords.hide)}</Button>
        ) : (
          mayReveal &&
          open !== 'reveal' && (
            <Button onClick={() => setOpen('reveal')} aria-keyshortcuts="v">
              {say(revealWords.show)}
              <Key of="reveal" />
            </Button>
          )
        )}
        <Button
          type="text"
          aria-expanded={open === 'seen'}
          aria-keyshortcuts="w"
          onClick={() => setOpen(open === 'seen' ? undefined : 'seen')}
        >
          {say(open === 'seen' ? common.close : revealWords.seen)}
          <Key of="seen" />
        </Button>
      </div>
      {open === 'reveal' && !shown && (
        <RevealForm
          onCancel={close}
          reveal={async (reason) => {
            setShown(await casework.reveal(ticket.id, reason));
            setOpen(undefined);
          }}
        />
      )}
      {open === 'seen' && <SeenList ticket={ticket.id} />}
    </section>
  );
}

/** `138 0013 8000`, as mobile numbers are read out; others as they came. */
const spoken = (phone: string) => phone.replace(/^(?:\+86)?(1\d{2})([\d*]{4})(\d{4})$/, '$1 $2 $3');

function Shown({ contact }: { contact: ContactData }) {
  const { say } = useSpeech();
  if (!contact.phone) return <span>{contact.name ?? say(revealWords.nobody)}</span>;
  return (
    <span className="contact-shown">
      {contact.name && <b dir="auto">{contact.name}</b>}
      <a href={`tel:${contact.phone}`} aria-label={say(revealWords.call, { phone: spoken(contact.phone) })}>
        <span className="number">{spoken(contact.phone)}</span>
      </a>
    </span>
  );
}
