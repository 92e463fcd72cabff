/** A spreadsheet runs a cell that begins so as a formula, whoever wrote it; with an apostrophe in front it is text. */
const RUNS = /^'*[=+\-@＝＋－＠\t\r]/;
const GUARDED = /^'+[=+\-@＝＋－＠\t\r]/;
/** Numbers and telephone numbers are harmless in a spreadsheet. */
const NUMBER = /^[+-][\d ().-]*$/;

/** The text as a cell of a CSV file that people open. `unguarded` gives it back exactly. */
export const guarded = (text: string): string => (RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text);

/** The text of a cell that was guarded; any other cell as it is. */
export const unguarded = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);
