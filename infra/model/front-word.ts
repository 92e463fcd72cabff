/** One laptop has no strangers: its door and its functions share a word that everybody may read. */
export const LOCAL_FRONT = 'this-machine';
