import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Receipt } from '../api/intake.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { useActions } from '../app/useActions.ts';
import { Notice } from '../parts/Notice.tsx';
import { enterWords as w } from '../words/enter.ts';
import { EntryForm } from './EntryForm.tsx';
import { visitOf } from './entry.ts';
import { ReceiptCard } from './ReceiptCard.tsx';

/** 登记: enters what a resident reports at the door or the window, and shows the number for them. */
export default function EnterPage() {
  const { intake } = useApi();
  const { say } = useSpeech();
  const { can } = useSession();
  const [receipt, setReceipt] = useState<Receipt>();
  const [round, setRound] = useState(0);
  const { act, busy, failed, clear } = useActions(() => undefined);
  if (receipt) {
    return (
      <div className="sheet">
        <h1 className="vh">{say(w.title)}</h1>
        <ReceiptCard receipt={receipt}>
          <Button
            type="primary"
            onClick={() => {
              clear();
              setRound(round + 1);
              setReceipt(undefined);
            }}
          >
            {say(w.another)}
          </Button>
          {can('ticket.read') && <Link to={`/work/${receipt.report}`}>{say(w.openTicket)}</Link>}
        </ReceiptCard>
      </div>
    );
  }
  return (
    <div className="sheet">
      <h1>{say(w.title)}</h1>
      <p className="fine">{say(w.intro)}</p>
      <EntryForm
        key={round}
        channel="visit"
        busy={busy === 'enter'}
        onSend={(entry) => {
          const body = visitOf(entry);
          void act('enter', body, async (key) => setReceipt(await intake.visit(body, key)), w.done);
        }}
      />
      <Notice problem={failed?.problem} />
    </div>
  );
}
