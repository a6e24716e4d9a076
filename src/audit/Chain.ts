/** A keyed hash of several texts: who holds the database alone cannot make one. */
export type KeyedHash = (...parts: ReadonlyArray<string>) => Buffer

export interface Link {
  readonly sequence: bigint
  /** In hexadecimal; empty before the first entry. */
  readonly seal: string
}

export const beginning: Link = { sequence: 0n, seal: "" }

/** Stands in the chain for a lead, whose id can then be taken out of an entry without breaking it. */
export const leadHashOf = (hash: KeyedHash, leadId: string): Buffer => hash("audit lead", leadId)

export const nextLink = (hash: KeyedHash, before: Link, content: string): Link => {
  const sequence = before.sequence + 1n
  return { sequence, seal: hash("audit entry", before.seal, `${sequence}`, content).toString("hex") }
}

/** Says that it was the service that let go of everything up to a link. */
export const baseProofOf = (hash: KeyedHash, { sequence, seal }: Link): Buffer =>
  hash("audit base", `${sequence}`, seal)

/** To be kept where the database's owner cannot reach it: `sequence:seal`. */
export const headText = ({ sequence, seal }: Link): string => `${sequence}:${seal}`

export const headOf = (text: string): Link | undefined => {
  const [, sequence, seal] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? []
  return sequence === undefined || seal === undefined ? undefined : { sequence: BigInt(sequence), seal }
}
