import type { ServiceRow } from '../domain/kinds.ts';
import type { CommunityStore } from '../store/community-store.ts';

const byId = (a: ServiceRow, b: ServiceRow): number => (a.id < b.id ? -1 : 1);

/** The service directory 一本通 for everybody: open categories with their open services, in the order of their ids. */
export async function publicDirectory(store: CommunityStore) {
  const entries = (await store.services()).filter(({ active }) => active).sort(byId);
  const areas = await store.areasById(entries.flatMap(({ area }) => (area ? [area] : [])));
  const paths = new Map(areas.map(({ id, path }) => [id, path]));
  const tell = ({ id, name, nameEn, address, phone, hours, area }: ServiceRow) => ({
    id,
    name,
    nameEn,
    address,
    phone,
    hours,
    area: area && paths.get(area),
  });
  return {
    categories: entries
      .filter(({ category }) => category === undefined)
      .map(({ id, name, nameEn }) => ({
        code: id,
        name,
        nameEn,
        services: entries.filter(({ category }) => category === id).map(tell),
      })),
  };
}
