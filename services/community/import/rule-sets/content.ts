import type { RulesContent } from '#events/rules.ts';
import type { CommunityStore } from '../../store/community-store.ts';

/** The stored rule set of this id, when it is of this kind. */
export async function contentOf<K extends RulesContent['kind']>(
  store: CommunityStore,
  id: string,
  kind: K,
): Promise<Extract<RulesContent, { kind: K }> | undefined> {
  const found = await store.rules(id);
  return found?.rules.kind === kind ? (found.rules as Extract<RulesContent, { kind: K }>) : undefined;
}
