import { Button } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useSpeech } from '../app/language.tsx';
import { Key } from '../parts/Key.tsx';
import { common } from '../words/common.ts';

/** A form of a ticket: title, fields, one primary button, a way back. Takes the focus when it opens. */
export function FormFrame({
  title,
  text,
  send,
  busy,
  onSend,
  onCancel,
  children,
}: {
  title: string;
  text?: string;
  send: string;
  busy: boolean;
  onSend: () => void;
  onCancel: () => void;
  children: ReactNode;
}) {
  const { say } = useSpeech();
  const id = useId();
  const frame = useRef<HTMLFormElement>(null);
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, []);
  return (
    <form
      ref={frame}
      className="form"
      aria-labelledby={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
        requestAnimationFrame(() =>
          frame.current?.querySelector<HTMLElement>('[data-wrong=true] :is(input, textarea)')?.focus(),
        );
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      <h3 id={id}>{title}</h3>
      {text && <p className="fine">{text}</p>}
      {children}
      <div className="form-foot">
        <Button onClick={onCancel} disabled={busy}>
          {say(common.cancel)}
          <Key of="leave" />
        </Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {send}
        </Button>
      </div>
    </form>
  );
}
