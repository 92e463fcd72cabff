import type { Say } from '../app/language.tsx';
import { useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { common } from '../words/common.ts';

/** The name of a fact's actor: staff by their number, never more than the fact itself holds. */
export function actorName(actor: string, me: string, say: Say): string {
  const [kind, staff] = actor.split(':', 2);
  if (kind === 'staff' && staff) return staff === me ? say(common.you) : say(common.staffNumber, { staff });
  return say(kind === 'resident' || kind === 'anonymous' ? common.resident : common.system);
}

export function Person({ actor }: { actor: string }) {
  const { say } = useSpeech();
  const { me } = useSession();
  return <span>{actorName(actor, me.staff, say)}</span>;
}
