import type { Page } from '../api/answers.ts';
import type { LateItem } from '../api/clocks.ts';
import type { Figures } from '../api/figures.ts';
import { useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { timeLeft } from '../parts/time.ts';
import { useNow } from '../parts/When.tsx';
import { figuresWords as w } from '../words/figures.ts';
import { type AttentionItem, attention } from './attention.ts';

/** The first line: what needs attention today, in words. */
export function Attention({ today, late }: { today: Figures | undefined; late: Page<LateItem> | undefined }) {
  const { say, lang } = useSpeech();
  const { place } = useSession();
  const now = useNow();
  const matters = attention(today, late?.items, Boolean(late?.next));
  const sentenceOf = (matter: AttentionItem): string => {
    switch (matter.kind) {
      case 'late':
        return say(w.lateNow, {
          n: matter.more ? `${matter.n}+` : matter.n,
          over: timeLeft(matter.longest.due, now, lang).text,
          place: place(matter.longest.area),
        });
      case 'missed':
        return say(w.missedNow, { n: matter.n });
      case 'reopened':
        return say(w.reopenedNow, { n: matter.n });
      case 'proposed':
        return say(w.proposedNow, { n: matter.n });
    }
  };
  if (!today && !late) return null;
  const grave = matters.some((matter) => matter.kind === 'late' || matter.kind === 'missed');
  return (
    <p className={`attention ${grave ? 'danger' : 'ok'}`} role="status">
      <span className="vh">{say(w.attention)}: </span>
      {matters.length > 0
        ? `${matters.map(sentenceOf).join(lang === 'en' ? '; ' : '；')}${lang === 'en' ? '.' : '。'}`
        : say(w.calm, { n: today?.received ?? 0 })}
    </p>
  );
}
