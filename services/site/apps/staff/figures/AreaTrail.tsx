import { Select } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { figuresWords as w } from '../words/figures.ts';
import { trailOf } from './places.ts';
import { useAddress } from './useAddress.ts';

/** Breadcrumbs through the tree of areas, after a choice among the reader's own areas when there are several. */
export function AreaTrail({ area, roots }: { area: string; roots: readonly string[] }) {
  const { say } = useSpeech();
  const { place } = useSession();
  const address = useAddress();
  const navigate = useNavigate();
  const trail = trailOf(area, roots);
  return (
    <nav className="trail" aria-label={say(w.areas)}>
      {roots.length > 1 && (
        <Select
          aria-label={say(w.areas)}
          value={trail[0] ?? null}
          options={roots.map((path) => ({ value: path, label: place(path) }))}
          onChange={(path) => navigate(address({ area: path }))}
        />
      )}
      <ol>
        {trail.map((path) => (
          <li key={path}>
            <Link to={address({ area: path })} aria-current={path === area ? 'page' : undefined}>
              {place(path)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
