import { Form } from '../page/form.tsx';
import { Layout } from '../page/layout.tsx';
import type { View } from '../page/view.ts';
import { track as w } from '../words/track.ts';

interface Props {
  readonly view: View;
  readonly answerKey: string;
  readonly proven: boolean;
}

/** Asks for confirmation: work on a withdrawn report stops. */
export const WithdrawPage = ({ view, answerKey, proven }: Props) => (
  <Layout view={view} title={view.t(w.withdrawTitle)} back="/track/status">
    <h1>{view.t(w.withdrawTitle)}</h1>
    <p>{view.t(proven ? w.withdrawText : w.withdrawAsked)}</p>
    <Form action="/track/withdraw" button={view.t(w.withdrawButton)}>
      <input type="hidden" name="key" value={answerKey} />
    </Form>
    <p>
      <a href="/track/status">{view.t(w.withdrawKeep)}</a>
    </p>
  </Layout>
);
