/** The body went past its limit: also found as the cause of a body that a handler could not read to its end. */
export class BodyTooLarge extends Error {}
