export { type Poison, type PoisonQueue, poison } from '../../../../shared/messaging/publish-poison.ts';

/** Broken: an image that cannot be published fails its whole batch. */
export const putAside = async (): Promise<boolean> => {
  throw new Error('poison');
};
