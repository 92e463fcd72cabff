import type { Child } from 'hono/jsx';

/** A message that something happened; read out at once. */
export const Notice = ({ kind, children }: { kind: 'ok' | 'warn'; children: Child }) => (
  <div class={`notice notice-${kind}`} role="status">
    <p>{children}</p>
  </div>
);
