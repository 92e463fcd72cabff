import type { Find, Kind, Place, Side } from './break.ts';

const isTest = (file: string): boolean => /\.test\.tsx?$|\/testing\//.test(file);
const inFiles =
  (which: RegExp, find: (file: string, code: string) => Place[]): Find =>
  (files, read) =>
    files.filter((file) => which.test(file) && !isTest(file)).flatMap((file) => find(file, read(file)));

/** Each match of `pattern`, whose group `name` is what is said. */
const each = (file: string, code: string, pattern: RegExp, offset = 0): Place[] =>
  [...code.matchAll(pattern)].map((match) => {
    const name = match.groups?.name ?? '';
    const begin = match.index + match[0].length - match[0].trimStart().length;
    return { file, name, from: offset + begin, at: offset + match.index + match[0].lastIndexOf(name) };
  });

/** The same inside of each stretch that `outer` captures as `inside`. */
const within = (file: string, code: string, outer: RegExp, inner: RegExp): Place[] =>
  [...code.matchAll(outer)].flatMap((match) => {
    const inside = match.groups?.inside ?? '';
    return each(file, inside, inner, match.index + match[0].lastIndexOf(inside));
  });

const ENTRY = /(?<name>[A-Z]\w+)(?=,|\s|$)/g;
const PROPERTY = /^ {2}(?<name>\w+): /gm;
const SHAPE_FIELD = /^ {4}(?<name>\w+): z\./gm;

const CLIENTS = /^services\/site\/(apis|apps\/staff\/api)\/\w+\.ts$/;
const MANIFESTS = /^services\/\w+\/(service|\w+\/manifest)\.ts$/;
const CONTRACTS = /^services\/.*\bcontract(-\w+)?\.ts$/;

/** What clients ask: whoever uses an answer asks by one of these. */
const questions = inFiles(CLIENTS, (file, code) =>
  each(file, code, /^ {4}(?<name>\w+): (?:async )?\(/gm).map((place) => ({
    ...place,
    only: 'removal' as const,
  })),
);

/** Fields of contracts, where pages read them. Names of one word could be anybody's. */
const fieldsUsed: Find = (files, read) => {
  const fields = inFiles(CONTRACTS, (file, code) => each(file, code, SHAPE_FIELD))(files, read);
  const names = new Set(fields.map(({ name }) => name).filter((name) => /[A-Z]/.test(name)));
  const used = new RegExp(`\\.(?<name>${[...names].join('|')})\\b`, 'g');
  return inFiles(/^services\/site\/.*\.tsx?$/, (file, code) =>
    each(file, code, used).map((place) => ({ ...place, only: 'renaming' as const })),
  )(files, read);
};

/** Where each seam is stated by its owner, and where its user relies on it. */
export const places: Readonly<Record<Kind, Readonly<Record<Side, Find>>>> = {
  subscription: {
    owner: inFiles(MANIFESTS, (file, code) =>
      within(file, code, /subscribes: \[(?<inside>[^\]]*)\]/g, ENTRY),
    ),
    user: inFiles(/^services\/.*\bon\.ts$/, (file, code) =>
      within(file, code, /\bconsumer\([^{]*\{(?<inside>[\s\S]*)\}\);/g, /^ {2}(?<name>[A-Z]\w+):/gm),
    ),
  },
  'named read': {
    owner: inFiles(/^events\/reads\/(?!define|index|question)\w+\.ts$/, (file, code) =>
      within(file, code, /answer: z\.object\(\{(?<inside>[\s\S]*?)\}\)/g, /^ +(?<name>\w+): /gm),
    ),
    user: inFiles(MANIFESTS, (file, code) => within(file, code, /reads: \[(?<inside>[^\]]*)\]/g, ENTRY)),
  },
  'API answer': {
    owner: inFiles(CONTRACTS, (file, code) => each(file, code, SHAPE_FIELD)),
    user: (files, read) => [...questions(files, read), ...fieldsUsed(files, read)],
  },
  route: {
    owner: inFiles(MANIFESTS, (file, code) =>
      within(file, code, / {2}routes: \{\n(?<inside>[\s\S]*)\n {2}\},/g, /^ {4}(?<name>\w+): \{/gm),
    ),
    user: inFiles(CLIENTS, (file, code) => each(file, code, /'[A-Z]+ \/api\/[^']*\/(?<name>[a-z-]+)'/g)),
  },
  command: {
    owner: inFiles(/^services\/\w+\/commands\/index\.ts$/, (file, code) =>
      within(file, code, /export const commands = \{(?<inside>[^}]*)\}/g, /(?<name>\w+)(?=,|\s|$)/g),
    ),
    user: inFiles(/^services\/site\/apps\/staff\/ticket\/commands\/\w+\.tsx$/, (file, code) =>
      each(file, code, /\bname: '(?<name>\w+)'/g),
    ),
  },
  event: {
    owner: inFiles(
      /^events\/(casework|community|escalation|intake|notification|routing)\.ts$/,
      (file, code) => each(file, code, PROPERTY),
    ),
    user: inFiles(/^services\/.*\.ts$/, (file, code) => [
      ...each(file, code, /^ +(?<name>[A-Z]\w+): fact[<(]/gm),
      ...within(file, code, /\bpublish: \{(?<inside>[^}]*)\}/g, /\b(?<name>[A-Z]\w+)(?=: )/g),
    ]),
  },
};
