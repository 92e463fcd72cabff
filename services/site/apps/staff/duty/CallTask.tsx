import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { DeskCall, Receipt, Returned } from '../api/intake.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useActions } from '../app/useActions.ts';
import { EntryForm } from '../enter/EntryForm.tsx';
import { callReportOf } from '../enter/entry.ts';
import { ReceiptCard } from '../enter/ReceiptCard.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Choices } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Ago } from '../parts/When.tsx';
import { dutyWords as w } from '../words/duty.ts';
import { ticketWords } from '../words/work.ts';
import { Caller } from './Caller.tsx';
import { SpotForm } from './SpotForm.tsx';

/** One call: what was said, the number to reveal, and how it ends: a ticket, an answer, or an attempt to call back. */
export function CallTask({
  call,
  onChanged,
  onLeave,
}: {
  /** Undefined once the call has ended; its outcome stays on screen until another one is opened. */
  call: DeskCall | undefined;
  onChanged: () => void;
  onLeave: () => void;
}) {
  const { intake } = useApi();
  const { say } = useSpeech();
  const [way, setWay] = useState<'ticket' | 'spot'>('ticket');
  const [receipt, setReceipt] = useState<Receipt>();
  const { act, busy, failed, done } = useActions(onChanged);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  if (receipt) {
    return (
      <ReceiptCard receipt={receipt}>
        <Button type="primary" onClick={onLeave}>
          {say(w.next)}
        </Button>
      </ReceiptCard>
    );
  }
  if (!call) {
    return (
      <EmptyState title={done ? say(done) : say(w.gone)}>
        <Button type="primary" onClick={onLeave}>
          {say(w.next)}
        </Button>
      </EmptyState>
    );
  }
  const returned = (how: Returned) =>
    void act(
      how,
      { call: call.call },
      (key) => intake.returned(call.call, how, key),
      how === 'answered' ? w.answeredDone : w.unreachedDone,
    );
  return (
    <>
      <button type="button" className="back" onClick={onLeave}>
        {say(ticketWords.back)}
      </button>
      <h2 ref={heading} tabIndex={-1}>
        {call.phoneMasked ?? say(w.unknownCaller)}
        <span className="number">
          <Ago at={call.since} words={w.since} />
        </span>
      </h2>
      <section className="matter">
        <h3>{say(w.heard)}</h3>
        {call.words ? (
          <blockquote dir="auto">{call.words}</blockquote>
        ) : (
          <p className="fine">{say(w.nothingHeard)}</p>
        )}
      </section>
      <Caller call={call} />
      {!call.live && (
        <fieldset className="action-bar" aria-label={say(w.back)}>
          <legend>{say(w.back)}</legend>
          <Button onClick={() => returned('answered')} loading={busy === 'answered'}>
            {say(w.answered)}
          </Button>
          <Button onClick={() => returned('unreached')} loading={busy === 'unreached'}>
            {say(w.unreached)}
          </Button>
        </fieldset>
      )}
      <Notice
        done={done && say(done)}
        problem={failed?.problem}
        also={failed?.problem.status === 409 ? say(w.gone) : undefined}
      />
      <Choices
        legend={say(w.what)}
        name="way"
        value={way}
        onChange={setWay}
        options={[
          { value: 'ticket', label: say(w.ticket) },
          { value: 'spot', label: say(w.spot), help: say(w.spotHelp) },
        ]}
      />
      {way === 'ticket' ? (
        <EntryForm
          channel="hotline"
          begun={{
            words: call.words ?? '',
            category: call.category,
            english: call.lang === 'en',
          }}
          busy={busy === 'ticket'}
          onSend={(entry) => {
            const body = callReportOf(entry);
            const send = async (key: string) => setReceipt(await intake.finish(call.call, body, key));
            void act('ticket', body, send, w.ticketDone);
          }}
        />
      ) : (
        <SpotForm
          begun={call.category}
          busy={busy === 'spot'}
          onSend={(body) => void act('spot', body, (key) => intake.answer(call.call, body, key), w.spotDone)}
        />
      )}
    </>
  );
}
