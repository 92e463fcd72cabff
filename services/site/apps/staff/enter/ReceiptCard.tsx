import { type ReactNode, useEffect, useRef } from 'react';
import type { Receipt } from '../api/intake.ts';
import { inFours, useSpeech } from '../app/language.tsx';
import { enterWords as w } from '../words/enter.ts';

/** Number and code, large enough to be copied or read out. */
export function ReceiptCard({ receipt, children }: { receipt: Receipt; children?: ReactNode }) {
  const { say } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="receipt">
      <h2 ref={heading} tabIndex={-1}>
        {say(w.done)}
      </h2>
      <dl>
        <div>
          <dt>{say(w.number)}</dt>
          <dd className="number">{inFours(receipt.number)}</dd>
        </div>
        <div>
          <dt>{say(w.code)}</dt>
          <dd className="code">{receipt.code}</dd>
        </div>
      </dl>
      <p>{say(w.tell)}</p>
      <div className="form-foot">{children}</div>
    </section>
  );
}
