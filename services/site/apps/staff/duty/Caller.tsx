import { Button } from 'antd';
import { useState } from 'react';
import type { DeskCall } from '../api/intake.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useKeys } from '../app/shortcuts.tsx';
import { Key } from '../parts/Key.tsx';
import { RevealForm } from '../ticket/RevealForm.tsx';
import { dutyWords as w } from '../words/duty.ts';
import { revealWords } from '../words/work.ts';

/** The caller's number: masked, until somebody says why they need it. */
export function Caller({ call }: { call: DeskCall }) {
  const { intake } = useApi();
  const { say } = useSpeech();
  const [open, setOpen] = useState(false);
  const [phone, setPhone] = useState<string>();
  useKeys({
    ...(call.phoneMasked && !phone && { reveal: () => setOpen(true) }),
    ...(open && { leave: () => setOpen(false) }),
  });
  return (
    <section className="contact">
      <h3>{say(w.caller)}</h3>
      <div className="contact-line" aria-live="polite">
        {phone ? (
          <a href={`tel:${phone}`}>{say(revealWords.call, { phone })}</a>
        ) : call.phoneMasked ? (
          <span className="number">{call.phoneMasked}</span>
        ) : (
          <span className="fine">{say(w.noNumber)}</span>
        )}
        {call.phoneMasked && !phone && !open && (
          <Button onClick={() => setOpen(true)} aria-keyshortcuts="v">
            {say(revealWords.show)}
            <Key of="reveal" />
          </Button>
        )}
      </div>
      {open && !phone && (
        <RevealForm
          onCancel={() => setOpen(false)}
          reveal={async (reason) => {
            setPhone((await intake.reveal(call.call, reason)).phone ?? '');
            setOpen(false);
          }}
        />
      )}
    </section>
  );
}
