/** The body went past its limit: also found as the cause of a body that a handler could not read to its end. */
export class BodyTooLarge extends Error {
  constructor(readonly limitBytes: number) {
    super(`The body is larger than ${limitBytes} bytes.`)
  }
}
