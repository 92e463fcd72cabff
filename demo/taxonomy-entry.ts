import type { Category } from '#events/community.ts';

/** The seven departments by which the public labelled messages are sorted. */
export const DEPARTMENTS = [
  '城乡建设',
  '劳动和社会保障',
  '教育文体',
  '商贸旅游',
  '环境保护',
  '卫生计生',
  '交通运输',
] as const;
export type Department = (typeof DEPARTMENTS)[number];

/** A category and the department that would take it up if it left the subdistrict. */
export interface Entry {
  readonly category: Category;
  readonly department: Department;
}

/** One line of a class: code below the class, names, keywords separated by blanks; urgency and department if not the usual. */
export type Line = readonly [
  code: string,
  name: string,
  nameEn: string,
  keywords: string,
  other?: { readonly urgency?: NonNullable<Category['urgency']>; readonly department?: Department },
];

/** A first-level class with its categories; each code is `<class>-<code>`. */
export function classOf(head: Line, department: Department, lines: readonly Line[]): readonly Entry[] {
  const [code] = head;
  return [
    entry(code, undefined, head, department),
    ...lines.map((line) => entry(`${code}-${line[0]}`, code, line, department)),
  ];
}

function entry(code: string, parent: string | undefined, line: Line, department: Department): Entry {
  const [, name, nameEn, keywords, other] = line;
  return {
    department: other?.department ?? department,
    category: {
      code,
      ...(parent === undefined ? {} : { parent }),
      name,
      nameEn,
      ...(other?.urgency === undefined ? {} : { urgency: other.urgency }),
      keywords: keywords.trim().split(/\s+/),
    },
  };
}
