import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Command, Ticket } from '../api/answers.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useKeys } from '../app/shortcuts.tsx';
import { Key } from '../parts/Key.tsx';
import { Notice } from '../parts/Notice.tsx';
import { actionWords, ticketWords } from '../words/work.ts';
import { ContactForm } from './ContactForm.tsx';
import { ProposeForm } from './ProposeForm.tsx';
import { useActions } from './useActions.ts';

type Form = Exclude<Command, 'accept'>;

/** The step that is due in the ticket's state; it gets the one primary button. */
const due = (ticket: Ticket): Command | undefined =>
  ticket.can.includes('accept')
    ? 'accept'
    : ticket.can.includes('contact') && ticket.state === 'accepted'
      ? 'contact'
      : ticket.can.includes('propose')
        ? 'propose'
        : undefined;

/** What I may do now, as the service says. Stays at the bottom, in reach of the thumb. */
export function Actions({
  ticket,
  refresh,
  onLeave,
}: {
  ticket: Ticket;
  refresh: () => void;
  onLeave: () => void;
}) {
  const { casework } = useApi();
  const { say } = useSpeech();
  const { act, busy, failed, done, clear } = useActions(refresh);
  const [form, setForm] = useState<Form>();
  const section = useRef<HTMLElement>(null);
  const may = (command: Command) => ticket.can.includes(command);
  const primary = due(ticket);

  // What was pressed may be gone: the focus stays here, where the answer and the next step are.
  const settle = (worked: boolean) => {
    if (!worked) return;
    setForm(undefined);
    section.current?.focus();
  };
  const accept = async () =>
    settle(await act('accept', {}, (key) => casework.accept(ticket.id, key), actionWords.accepted));
  const open = (next: Form) => {
    clear();
    setForm(next);
  };
  const close = () => {
    clear();
    setForm(undefined);
    requestAnimationFrame(() => section.current?.querySelector<HTMLElement>('.action-bar button')?.focus());
  };
  // Somebody else may have moved the ticket on while the form was open: then it is no longer offered.
  const shown = form && may(form) ? form : undefined;
  useKeys({
    ...(!shown && may('accept') && { accept }),
    ...(!shown && may('contact') && { contact: () => open('contact') }),
    ...(!shown && may('propose') && { propose: () => open('propose') }),
    leave: shown ? close : onLeave,
  });

  const nothing = !(['accept', 'contact', 'propose'] as const).some(may);
  const { state } = ticket;
  const waiting = state === 'proposed' || state === 'closed' || state === 'withdrawn' ? state : 'other';
  return (
    <section
      className="actions"
      aria-label={say(ticketWords.actions)}
      data-form={shown}
      tabIndex={-1}
      ref={section}
    >
      <Notice
        done={done && say(done)}
        problem={failed?.problem}
        also={failed?.problem.status === 409 ? say(ticketWords.changed) : undefined}
      />
      {shown === 'contact' && (
        <ContactForm
          busy={busy === 'contact'}
          onCancel={close}
          onSend={async (note) =>
            settle(
              await act(
                'contact',
                { note },
                (key) => casework.contact(ticket.id, note, key),
                actionWords.contacted,
              ),
            )
          }
        />
      )}
      {shown === 'propose' && (
        <ProposeForm
          ticket={ticket}
          busy={busy === 'propose'}
          onCancel={close}
          onSend={async (body) => {
            const worked = await act(
              'propose',
              body,
              (key) => casework.propose(ticket.id, body, key),
              actionWords.proposed,
            );
            settle(worked);
            return worked;
          }}
        />
      )}
      {!shown && nothing && !done && <p className="fine">{say(ticketWords.waiting[waiting])}</p>}
      {!shown && !nothing && (
        <div className="action-bar">
          {may('accept') && (
            <Button type="primary" onClick={accept} loading={busy === 'accept'} aria-keyshortcuts="a">
              {say(actionWords.accept)}
              <Key of="accept" />
            </Button>
          )}
          {may('contact') && (
            <Button
              type={primary === 'contact' ? 'primary' : 'default'}
              onClick={() => open('contact')}
              aria-keyshortcuts="c"
            >
              {say(actionWords.contact)}
              <Key of="contact" />
            </Button>
          )}
          {may('propose') && (
            <Button
              type={primary === 'propose' ? 'primary' : 'default'}
              onClick={() => open('propose')}
              aria-keyshortcuts="p"
            >
              {say(actionWords.propose)}
              <Key of="propose" />
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
