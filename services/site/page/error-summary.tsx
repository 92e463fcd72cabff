import { common as w } from '../words/common.ts';
import type { FieldError, View } from './view.ts';

/** The list of errors on top of a page. It takes the focus, also without script. */
export const ErrorSummary = ({ view, errors }: { view: View; errors: readonly FieldError[] }) => (
  <div class="summary" role="alert" aria-labelledby="summary-title" tabindex={-1} autofocus data-summary>
    <h2 id="summary-title">{view.t(w.summaryTitle)}</h2>
    <ul>
      {errors.map(({ field, words, href }) => (
        <li key={field}>
          <a href={href ?? `#${field}`}>{view.t(words)}</a>
        </li>
      ))}
    </ul>
  </div>
);
