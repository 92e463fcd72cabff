import type { Satisfied } from '#events/fields.ts';
import { Choice, Group, TextArea } from '../page/fields.tsx';
import { Form } from '../page/form.tsx';
import { Layout } from '../page/layout.tsx';
import type { FieldError, View } from '../page/view.ts';
import { charactersLeft } from '../words/report.ts';
import { track as w } from '../words/track.ts';
import { MAX_WORDS } from './entry.ts';
import { Satisfaction } from './satisfaction.tsx';

interface Props {
  readonly view: View;
  readonly answerKey: string;
  readonly words?: string | undefined;
  readonly solved?: boolean | 'partly' | undefined;
  readonly satisfied?: Satisfied | undefined;
  readonly errors: readonly FieldError[];
}

/** Asks for confirmation before a ticket is reopened, and what is still missing. */
export const NotSolvedPage = ({ view, answerKey, words, errors, solved, satisfied }: Props) => (
  <Layout view={view} title={view.t(w.notSolvedTitle)} back="/track/status" errors={errors}>
    <h1>{view.t(w.notSolvedTitle)}</h1>
    <Form action="/track/answer" button={view.t(w.notSolvedButton)}>
      <input type="hidden" name="key" value={answerKey} />
      <Group view={view} name="solved" label={view.t(w.howFar)} errors={[]}>
        <Choice
          kind="radio"
          name="solved"
          id="not-at-all"
          value="no"
          label={view.t(w.notAtAll)}
          checked={solved !== 'partly'}
        />
        <Choice
          kind="radio"
          name="solved"
          id="partly"
          value="partly"
          label={view.t(w.partly)}
          checked={solved === 'partly'}
        />
      </Group>
      <Satisfaction view={view} value={satisfied} />
      <TextArea
        view={view}
        name="words"
        label={view.t(w.notSolvedWords)}
        hint={view.t(w.notSolvedHint)}
        errors={errors}
        rows={5}
        value={words}
        max={MAX_WORDS}
        maxText={view.t(charactersLeft(MAX_WORDS))}
      />
    </Form>
  </Layout>
);
