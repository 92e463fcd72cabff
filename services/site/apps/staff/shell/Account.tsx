import { areasFor } from '#shared/auth/principal.ts';
import { useSpeech } from '../app/language.tsx';
import { drafts } from '../app/remembered.ts';
import { type Session, useSessionIfAny } from '../app/session.tsx';
import { useShortcuts } from '../app/shortcuts.tsx';
import { common } from '../words/common.ts';
import { roleWords } from '../words/states.ts';

/** The person's name and roles, language switch and sign-out; a menu behind the name on a phone. */
export function Account({ phone }: { phone: boolean }) {
  const { say } = useSpeech();
  const session = useSessionIfAny();
  if (!phone) {
    return (
      <div className="account">
        {session && <Who session={session} />}
        <Controls keys />
      </div>
    );
  }
  return (
    <details className="account-menu">
      <summary>{session?.me.name ?? session?.me.staff ?? say(common.menu)}</summary>
      <div className="account">
        {session && <Who session={session} />}
        <Controls />
      </div>
    </details>
  );
}

function Who({ session }: { session: Session }) {
  const { say, lang } = useSpeech();
  const { me, place } = session;
  const [widest] = areasFor(session.staff, 'ticket.read').sort((a, b) => a.length - b.length);
  return (
    <p className="who">
      <b>{me.name ?? say(common.staffNumber, { staff: me.staff })}</b>
      <span>
        {[...new Set(me.grants.map((g) => say(roleWords[g.role])))].join(lang === 'en' ? ', ' : '、')}
        {widest && widest !== '*' && ` · ${place(widest)}`}
      </span>
    </p>
  );
}

function Controls({ keys = false }: { keys?: boolean }) {
  const { say, lang, choose } = useSpeech();
  const shortcuts = useShortcuts();
  const other = lang === 'en' ? 'zh-CN' : 'en';
  return (
    <>
      {keys && (
        <button type="button" className="quiet" aria-pressed={shortcuts.on} onClick={shortcuts.toggle}>
          {say(shortcuts.on ? common.shortcutsOn : common.shortcutsOff)}
        </button>
      )}
      <button type="button" className="quiet" lang={other} onClick={() => choose(other)}>
        {say(common.otherLanguage)}
      </button>
      <form method="post" action="/auth/logout" onSubmit={drafts.clear}>
        <button type="submit" className="quiet">
          {say(common.signOut)}
        </button>
      </form>
    </>
  );
}
