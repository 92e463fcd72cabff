import { Input } from 'antd';
import { useState } from 'react';
import type { Words } from '#shared/text/language.ts';
import { useSpeech } from '../app/language.tsx';
import { drafts } from '../app/remembered.ts';
import { Field } from '../parts/Field.tsx';

/** Casework's limit for notes, in characters. */
const MAX = 1000;

const help: Words = {
  zh: '只有工作人员看得到。请不要写电话、证件号。',
  en: 'Staff only. Leave out phone and identity numbers.',
};

/** What is being written for colleagues. It survives leaving the page, and signing in again, in this tab. */
export function useStaffText(draft: string) {
  const [typed, setTyped] = useState(() => drafts.read(draft));
  const change = (text: string) => {
    setTyped(text);
    drafts.write(draft, text);
  };
  return { typed, text: typed.trim(), change, clear: () => drafts.write(draft, '') };
}

/** A field for words that only staff read. */
export function StaffText({
  label,
  of,
  error,
}: {
  label: string;
  of: ReturnType<typeof useStaffText>;
  error?: string | undefined;
}) {
  const { say } = useSpeech();
  return (
    <Field label={label} help={say(help)} error={error}>
      {(wiring) => (
        <Input.TextArea
          {...wiring}
          dir="auto"
          value={of.typed}
          maxLength={MAX}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => of.change(event.target.value)}
        />
      )}
    </Field>
  );
}
