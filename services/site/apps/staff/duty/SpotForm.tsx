import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { SpotAnswer } from '../api/intake.ts';
import { useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { categoryOptions } from '../parts/category-options.ts';
import { Field } from '../parts/Field.tsx';
import { common } from '../words/common.ts';
import { dutyWords as w } from '../words/duty.ts';
import { enterWords } from '../words/enter.ts';

const WORDS_MAX = 2000;

/** Records a question that was answered during the call; it makes no ticket. */
export function SpotForm({
  begun,
  busy,
  onSend,
}: {
  begun: string | undefined;
  busy: boolean;
  onSend: (body: SpotAnswer) => void;
}) {
  const { say, lang } = useSpeech();
  const { categories } = useSession();
  const [category, setCategory] = useState(begun);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (words.trim()) onSend({ words: words.trim(), category: category || undefined });
      }}
    >
      <Field label={say(w.spotWords)} error={tried && !words.trim() ? say(w.spotMissing) : undefined}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            dir="auto"
            value={words}
            maxLength={WORDS_MAX}
            autoSize={{ minRows: 3, maxRows: 8 }}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <Field label={say(enterWords.category)}>
        {(wiring) => (
          <Select
            {...wiring}
            allowClear
            value={category ?? null}
            onChange={(code) => setCategory(code ?? undefined)}
            placeholder={say(common.chooseCategory)}
            options={categoryOptions(categories, lang)}
            showSearch={{ optionFilterProp: 'label' }}
          />
        )}
      </Field>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={busy}>
          {say(w.spotSend)}
        </Button>
      </div>
    </form>
  );
}
