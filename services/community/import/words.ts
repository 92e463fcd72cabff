import { Problem } from '#shared/http/problem.ts';

/** Problems of imports as a whole; those of a row are in `errors/words.ts`. */
export const importProblems = {
  importRejected: () =>
    new Problem(422, 'import-rejected', {
      zh: '文件里有错误行，什么都没有导入；请改正后重新导入',
      en: 'Some rows are wrong, so nothing was imported; correct them and import again',
    }),
  tooManyRows: (max: number) =>
    new Problem(413, 'too-many-rows', {
      zh: `一次最多导入 ${max} 行，请分几次导入`,
      en: `At most ${max} rows at a time; import in several steps`,
    }),
  importRunning: () =>
    new Problem(409, 'import-running', {
      zh: '另一份导入正在进行，请等它完成',
      en: 'Another import is running; wait until it is done',
    }),
};
