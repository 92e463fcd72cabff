import { useSearchParams } from 'react-router';

/** An address of this page with some of its parameters changed; `undefined` takes one away. */
export function useAddress(): (change: Readonly<Record<string, string | undefined>>) => string {
  const [params] = useSearchParams();
  return (change) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined) next.delete(name);
      else next.set(name, value);
    }
    return `/figures${next.size > 0 ? `?${next}` : ''}`;
  };
}
