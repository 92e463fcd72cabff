import { TextArea } from '../page/fields.tsx';
import { Form } from '../page/form.tsx';
import { Layout } from '../page/layout.tsx';
import type { View, Wrong } from '../view.ts';
import { charactersLeft } from '../words/report.ts';
import { track as w } from '../words/track.ts';
import { MAX_WORDS } from './entry.ts';

interface Props {
  readonly view: View;
  readonly answerKey: string;
  readonly words?: string | undefined;
  readonly wrong: readonly Wrong[];
}

/** Asks once more before a report goes back to work, and what is still missing. */
export const NotSolvedPage = ({ view, answerKey, words, wrong }: Props) => (
  <Layout view={view} title={view.t(w.notSolvedTitle)} back="/track/status" wrong={wrong}>
    <Form action="/track/answer" button={view.t(w.notSolvedButton)}>
      <input type="hidden" name="key" value={answerKey} />
      <input type="hidden" name="solved" value="no" />
      <TextArea
        view={view}
        name="words"
        label={view.t(w.notSolvedTitle)}
        hint={view.t(w.notSolvedHint)}
        wrong={wrong}
        heading
        rows={5}
        value={words}
        max={MAX_WORDS}
        maxText={view.t(charactersLeft(MAX_WORDS))}
      />
    </Form>
  </Layout>
);
