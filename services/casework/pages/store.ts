import type { Rows } from '#shared/aws/rows.ts';

export interface Text {
  readonly sk: string;
  readonly text: string;
  readonly outcome?: 'done' | 'explained';
  readonly solved?: boolean | string;
}

/** Words that belong to facts of this ticket, by the key of the fact's words (`Recorded.words`). */
export async function textsOf(
  vault: Rows,
  id: string,
  kind: 'reply' | 'note' | 'answer' | 'callback',
): Promise<Map<string, Text>> {
  const rows = await vault.all<Text>(id, `${kind}#`);
  return new Map(rows.map((row) => [row.sk.slice(kind.length + 1), row]));
}

export const teamKey = (id: string) => `team#${id}`;

interface TeamRow {
  readonly name: string;
}

/** The team's name as community last said it. */
export const teamName = async (main: Rows, team: string): Promise<string | undefined> =>
  (await main.get<TeamRow>(teamKey(team)))?.name;
