import type { Words } from '#shared/text/language.ts';
import { TextField } from '../page/fields.tsx';
import { Form } from '../page/form.tsx';
import { Layout } from '../page/layout.tsx';
import { Notice } from '../page/notice.tsx';
import { settings } from '../page/settings.ts';
import type { View } from '../page/view.ts';
import { track as w } from '../words/track.ts';
import type { Entry } from './entry.ts';

interface Props {
  readonly view: View;
  readonly entry: Entry;
  readonly notice?: Words | undefined;
}

export const EntryPage = ({ view, entry, notice }: Props) => (
  <Layout view={view} title={view.t(w.title)} back="/" errors={entry.errors}>
    {notice && <Notice kind="warn">{view.t(notice)}</Notice>}
    <h1>{view.t(w.title)}</h1>
    <p>{view.t(w.lead)}</p>
    <Form action="/track" button={view.t(w.button)}>
      <TextField
        view={view}
        name="number"
        label={view.t(w.numberLabel)}
        hint={view.t(w.numberHint)}
        errors={entry.errors}
        width="short"
        inputmode="numeric"
        value={entry.number}
      />
      <TextField
        view={view}
        name="code"
        label={view.t(w.codeLabel)}
        hint={view.t(w.codeHint)}
        errors={entry.errors}
        width="short"
        value={entry.code}
      />
    </Form>
    <p class="hint">
      {`${view.t(w.lostBoth)} `}
      <a href={`tel:${settings.hotline}`}>{settings.hotline}</a>
    </p>
  </Layout>
);
