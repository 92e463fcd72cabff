import type { Child } from 'hono/jsx';

/** A message about what just happened, announced to screen readers. */
export const Notice = ({ kind, children }: { kind: 'ok' | 'warn'; children: Child }) => (
  <div class={`notice notice-${kind}`} role="status">
    <p>{children}</p>
  </div>
);
