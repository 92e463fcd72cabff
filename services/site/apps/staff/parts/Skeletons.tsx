import { useSpeech } from '../app/language.tsx';
import { common } from '../words/common.ts';

const lines = (n: number) => Array.from({ length: n }, (_, i) => i);

/** Placeholders in the shape of what is loading; a screen reader hears one word. */
function Shapes({ className, rows, each }: { className: string; rows: number; each: number }) {
  const { say } = useSpeech();
  return (
    <div className={`shapes ${className}`} role="status">
      <span className="vh">{say(common.loading)}</span>
      {lines(rows).map((row) => (
        <div key={row} aria-hidden="true">
          {lines(each).map((line) => (
            <i key={line} />
          ))}
        </div>
      ))}
    </div>
  );
}

export const ListSkeleton = () => <Shapes className="list-shapes" rows={6} each={3} />;
export const TicketSkeleton = () => <Shapes className="ticket-shapes" rows={3} each={4} />;
export const PageSkeleton = () => <Shapes className="page-shapes" rows={4} each={3} />;
