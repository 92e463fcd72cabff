import type { TicketRow } from '../api/answers.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { inStateSince } from '../parts/state-since.ts';
import { Ago } from '../parts/When.tsx';
import { QueuePage } from '../queue/QueuePage.tsx';
import { callbackWords as w } from '../words/callbacks.ts';
import { common } from '../words/common.ts';
import { CallbackTask } from './CallbackTask.tsx';

/** 回访: queue at the left, the call in the middle, what the resident reported at the right. */
export default function CallbacksPage() {
  const { casework } = useApi();
  const { say } = useSpeech();
  const { place } = useSession();
  const tries = ({ attempts }: TicketRow) =>
    Boolean(attempts) && <span className="mark warn">{say(w.tries, { n: attempts ?? 0 })}</span>;
  return (
    <QueuePage
      path="/callbacks"
      title={common.callbacks}
      words={w}
      load={(after, signal) => casework.callbacks(after, signal)}
      row={(item) => ({
        category: item.category,
        place: item.area ? place(item.area) : undefined,
        number: item.number,
        mark: tries(item),
        since: <Ago at={inStateSince(item)} words={w.since} />,
      })}
      task={(item, { onDone, onGone }) => (
        <CallbackTask key={item.id} row={item} onRecorded={onDone} onGone={onGone} />
      )}
    />
  );
}
