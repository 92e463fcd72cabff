import type { Child } from 'hono/jsx';

interface Props {
  readonly action: string;
  readonly button: string;
  /** The fields; a form may have none. */
  readonly children?: Child;
}

/** One form, one primary button. Validated by the server in the reader's language, so browser validation is off. */
export const Form = ({ action, button, children }: Props) => (
  <form method="post" action={action} novalidate data-once>
    {children}
    <button class="button" type="submit">
      {button}
    </button>
  </form>
);
