/** The largest picture that is sent to a host, in bytes: what a phone takes is a quarter of it. */
export const MOST_PICTURE_BYTES = 20 * 1024 * 1024;
