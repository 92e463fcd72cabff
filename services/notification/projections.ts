import type { AreaChanged, GrantChanged, RulesChanged, TeamChanged } from '#events/community.ts';
import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { Reference } from './store.ts';

type Event<D> = CloudEvent<DataOf<D>>;

/** The copies that this service keeps: each event carries a whole row, and the newest version wins in any order. */
export function copies(
  reference: Reference,
  projectGrant: (event: Event<typeof GrantChanged>) => Promise<void>,
) {
  return {
    async area({ version, data }: Event<typeof AreaChanged>): Promise<void> {
      await reference.keepName('area', data.id, version, {
        zh: data.name,
        en: data.nameEn || data.name,
        ...(data.sla && { sla: data.sla }),
      });
    },
    async team({ version, data }: Event<typeof TeamChanged>): Promise<void> {
      await reference.keepName('team', data.id, version, { zh: data.name, en: data.name });
    },
    async grant(event: Event<typeof GrantChanged>): Promise<void> {
      await projectGrant(event);
      await reference.hintRoles(event.data.staff, event.data.grants);
    },
    async rules({ version, time, data: { rules } }: Event<typeof RulesChanged>): Promise<void> {
      if (rules.kind === 'templates') {
        const texts = Object.fromEntries(rules.templates.map(({ purpose, zh, en }) => [purpose, { zh, en }]));
        await reference.keepTemplates({ version, since: time, signature: rules.signature, texts });
        return;
      }
      if (rules.kind === 'sla') {
        const levels = rules.levels.map(({ level, name, nameEn }) => ({ level, zh: name, en: nameEn }));
        await reference.keepSla(rules.name, version, { levels, ...(rules.quiet && { quiet: rules.quiet }) });
      }
      if (rules.kind !== 'taxonomy') return;
      await Promise.all(
        rules.categories.map(({ code, name, nameEn }) =>
          reference.keepName('category', code, version, { zh: name, en: nameEn }),
        ),
      );
    },
  };
}
