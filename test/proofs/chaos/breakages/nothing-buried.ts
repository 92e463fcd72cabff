export { backoffSeconds, comeBack, putAtTheEnd, triesOf } from '../../../../shared/messaging/record.ts';

/** Broken: what cannot be cured fails its whole batch. */
export const bury = async (): Promise<boolean> => {
  throw new Error('poison');
};
