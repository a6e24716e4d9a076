/**
 * How a mailbox is written, from the best to the worst: as mail is sent (RFC 5321), the same in its rare forms (quoted
 * local part, address instead of a name, no dot), with comments or folding, in forms that RFC 5322 calls obsolete, in
 * forms that only a message's header may have, not at all.
 */
const syntaxes = ["plain", "smtp", "folded", "obsolete", "message", "malformed"] as const
export type Syntax = (typeof syntaxes)[number]

export const worst = (found: ReadonlyArray<Syntax>): Syntax =>
  syntaxes[Math.max(0, ...found.map(each => syntaxes.indexOf(each)))] ?? "malformed"

/** Mail can be sent to it. */
export const isSendable = (syntax: Syntax): boolean => syntax === "plain" || syntax === "smtp"
