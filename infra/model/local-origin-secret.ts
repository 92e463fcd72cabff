/** A laptop's front door proves itself to the functions by this value. It protects nothing there, so it is public. */
export const LOCAL_ORIGIN_SECRET = 'this-machine';
