import type { Child } from 'hono/jsx';

interface Props {
  readonly action: string;
  readonly button: string;
  /** Fields; a form may also be a button alone. */
  readonly children?: Child;
}

/** One form, one primary button. Checked by the server, in the reader's language, so browsers' own bubbles are off. */
export const Form = ({ action, button, children }: Props) => (
  <form method="post" action={action} novalidate data-once>
    {children}
    <button class="button" type="submit">
      {button}
    </button>
  </form>
);
