import { Button, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { areasFor } from '#shared/auth/principal.ts';
import { useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { Checkbox } from '../parts/Checkbox.tsx';
import { categoryOptions } from '../parts/category-options.ts';
import { Choices, Field } from '../parts/Field.tsx';
import { common } from '../words/common.ts';
import { enterWords as w } from '../words/enter.ts';
import { blocksOf, type Entry, type EntryChannel, emptyEntry, errorsIn, WORDS_MAX } from './entry.ts';

const NAME_MAX = 60;
const PLACE_MAX = 200;

/** A report on a resident's behalf. `begun`: what is known already, such as the words of a call. */
export function EntryForm({
  channel,
  begun,
  busy,
  onSend,
}: {
  channel: EntryChannel;
  begun?: Partial<Entry>;
  busy: boolean;
  /** Called with the values once they are valid. */
  onSend: (entry: Entry) => void;
}) {
  const { say, lang } = useSpeech();
  const { staff, me, areas, place, categories } = useSession();
  const [entry, setEntry] = useState<Entry>({ ...emptyEntry(channel), ...begun });
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const set = (part: Partial<Entry>) => setEntry((old) => ({ ...old, ...part }));
  const wrong = tried ? errorsIn(entry) : {};
  const error = (of: keyof typeof wrong) => {
    const words = wrong[of];
    return words && say(words, { max: WORDS_MAX });
  };
  const blocks = blocksOf(areasFor(staff, 'report.enter'), me.areas, areas);
  const call = channel === 'hotline';

  const send = () => {
    setTried(true);
    if (Object.keys(errorsIn(entry)).length === 0) return onSend(entry);
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[data-wrong=true] :is(input, textarea)')?.focus(),
    );
  };

  return (
    <form
      ref={form}
      className="form entry"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {!call && (
        <Choices
          legend={say(w.channel)}
          name="channel"
          value={entry.channel}
          onChange={(value) => set({ channel: value })}
          options={[
            { value: 'visit', label: say(w.visit) },
            { value: 'window', label: say(w.window) },
          ]}
        />
      )}
      <Field label={say(w.words)} help={say(w.wordsHelp)} error={error('words')}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            dir="auto"
            value={entry.words}
            autoSize={{ minRows: 4, maxRows: 12 }}
            onChange={(event) => set({ words: event.target.value })}
          />
        )}
      </Field>
      <Field label={say(entry.channel === 'visit' ? w.block : w.blockOptional)} error={error('area')}>
        {(wiring) => (
          <Select
            {...wiring}
            allowClear
            value={entry.area ?? null}
            onChange={(area) => set({ area: area ?? undefined })}
            placeholder={say(w.chooseBlock)}
            options={blocks.map((path) => ({ value: path, label: place(path) }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        )}
      </Field>
      <Field label={say(w.place)} help={say(w.placeHelp)}>
        {(wiring) => (
          <Input
            {...wiring}
            value={entry.place}
            maxLength={PLACE_MAX}
            autoComplete="off"
            onChange={(event) => set({ place: event.target.value })}
          />
        )}
      </Field>
      <Field label={say(w.category)}>
        {(wiring) => (
          <Select
            {...wiring}
            allowClear
            value={entry.category ?? null}
            onChange={(category) => set({ category: category ?? undefined })}
            placeholder={say(common.chooseCategory)}
            options={categoryOptions(categories, lang)}
            showSearch={{ optionFilterProp: 'label' }}
          />
        )}
      </Field>
      <Field label={say(w.name)}>
        {(wiring) => (
          <Input
            {...wiring}
            value={entry.name}
            maxLength={NAME_MAX}
            autoComplete="off"
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={say(w.phone)} help={say(call ? w.phoneCaller : w.phoneHelp)} error={error('phone')}>
        {(wiring) => (
          <Input
            {...wiring}
            type="tel"
            value={entry.phone}
            maxLength={30}
            autoComplete="off"
            onChange={(event) => set({ phone: event.target.value })}
          />
        )}
      </Field>
      <div className="ticks">
        <Checkbox
          label={say(w.consent)}
          checked={entry.consent}
          onChange={(consent) => set({ consent })}
          error={error('consent')}
        />
        <Checkbox label={say(w.sms)} checked={entry.sms} onChange={(sms) => set({ sms })} />
        <Checkbox label={say(w.english)} checked={entry.english} onChange={(english) => set({ english })} />
      </div>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={busy}>
          {say(w.send)}
        </Button>
      </div>
    </form>
  );
}
