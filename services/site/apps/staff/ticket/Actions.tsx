import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Ticket } from '../api/answers.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useKeys } from '../app/shortcuts.tsx';
import { useActions } from '../app/useActions.ts';
import { Key } from '../parts/Key.tsx';
import { Notice } from '../parts/Notice.tsx';
import { ticketWords } from '../words/work.ts';
import type { TicketCommand } from './command.ts';
import { offeredOn } from './commands.ts';

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
  const [open, setOpen] = useState<string>();
  const section = useRef<HTMLElement>(null);
  const offered = offeredOn(ticket);
  const due = offered.find((command) => command.isDue?.(ticket));

  const send = async (command: TicketCommand, body: never): Promise<boolean> => {
    const worked = await act(
      command.name,
      body,
      (key) => casework.command(ticket.id, command.name, body, key),
      command.done,
    );
    // What was pressed may be gone: the focus stays here, where the answer and the next step are.
    if (worked) {
      setOpen(undefined);
      section.current?.focus();
    }
    return worked;
  };
  const press = (command: TicketCommand) => {
    if (!command.Form) return void send(command, {} as never);
    clear();
    setOpen(command.name);
  };
  const close = () => {
    clear();
    setOpen(undefined);
    requestAnimationFrame(() => section.current?.querySelector<HTMLElement>('.action-bar button')?.focus());
  };
  // Somebody else may have moved the ticket on while the form was open: then it is no longer offered.
  const shown = offered.find(({ name, Form }) => Form && name === open);
  const letters = shown ? [] : offered.map((command) => [command.letter, () => press(command)] as const);
  useKeys({ leave: shown ? close : onLeave }, Object.fromEntries(letters));

  const { state } = ticket;
  const waiting = state === 'proposed' || state === 'closed' || state === 'withdrawn' ? state : 'other';
  return (
    <section
      className="actions"
      aria-label={say(ticketWords.actions)}
      data-form={shown?.name}
      tabIndex={-1}
      ref={section}
    >
      <Notice
        done={done && say(done)}
        problem={failed?.problem}
        also={failed?.problem.status === 409 ? say(ticketWords.changed) : undefined}
      />
      {shown?.Form && (
        <shown.Form
          ticket={ticket}
          busy={busy === shown.name}
          onCancel={close}
          onSend={(body) => send(shown, body as never)}
        />
      )}
      {!shown && !due && !done && <p className="fine">{say(ticketWords.waiting[waiting])}</p>}
      {!shown && offered.length > 0 && (
        <div className="action-bar">
          {offered.map((command) => (
            <Button
              key={command.name}
              type={command === due ? 'primary' : 'default'}
              loading={busy === command.name}
              onClick={() => press(command)}
              aria-keyshortcuts={command.letter}
            >
              {say(command.label)}
              <Key letter={command.letter} />
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
