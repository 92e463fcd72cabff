import { Button } from 'antd';
import { useState } from 'react';
import type { DeskCall } from '../api/intake.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { useKeys } from '../app/shortcuts.tsx';
import { AccessList } from '../parts/AccessList.tsx';
import { Failed } from '../parts/EmptyState.tsx';
import { Key } from '../parts/Key.tsx';
import { ListSkeleton } from '../parts/Skeletons.tsx';
import { RevealForm } from '../ticket/RevealForm.tsx';
import { common } from '../words/common.ts';
import { dutyWords as w } from '../words/duty.ts';
import { revealWords } from '../words/work.ts';

/** The caller's number, masked until it is revealed for a reason, and who has accessed it before. */
export function Caller({ call }: { call: DeskCall }) {
  const { intake } = useApi();
  const { say } = useSpeech();
  const [open, setOpen] = useState(false);
  const [phone, setPhone] = useState<string>();
  const [seen, setSeen] = useState(false);
  useKeys({
    ...(call.phoneMasked && !phone && { reveal: () => setOpen(true) }),
    seen: () => setSeen(!seen),
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
        <Button type="text" aria-expanded={seen} aria-keyshortcuts="w" onClick={() => setSeen(!seen)}>
          {say(seen ? common.close : revealWords.seen)}
          <Key of="seen" />
        </Button>
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
      {seen && <CallSeen call={call.call} />}
    </section>
  );
}

/** Who has accessed the caller's words and number. */
function CallSeen({ call }: { call: string }) {
  const { seen } = useApi();
  const live = useLive({ key: `seen ${call}` }, (signal) => seen.call(call, signal));
  if (!live.data)
    return live.problem ? <Failed problem={live.problem} retry={live.reload} /> : <ListSkeleton />;
  return (
    <div className="seen">
      <AccessList entries={live.data} />
    </div>
  );
}
