import { useSpeech } from '../app/language.tsx';
import type { Live } from '../app/live.ts';
import { useOnline } from '../app/media.ts';
import { common } from '../words/common.ts';
import { clock } from './time.ts';

/** A line above data that could not be refreshed: how old it is, and that the app keeps trying. */
export function Stale({ live }: { live: Live<unknown> }) {
  const { say, lang } = useSpeech();
  const online = useOnline();
  const stale = live.data !== undefined && live.at !== undefined && (!online || live.problem);
  if (!stale) return null;
  const time = clock(new Date(live.at).toISOString(), lang);
  return (
    <p className="stale" role="status">
      {say(online ? common.staleFailed : common.staleOffline, { time })}
    </p>
  );
}
