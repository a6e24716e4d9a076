import { type KeyedHash, type Link, leadHashOf, nextLink } from "./Chain.ts"

export interface SealedEntry extends Link {
  readonly content: string
  readonly leadId: string | null
  readonly leadHash: string | null
}

export type Finding =
  | { readonly _tag: "Changed"; readonly sequence: bigint }
  | { readonly _tag: "Missing"; readonly from: bigint; readonly to: bigint }
  | { readonly _tag: "TailMissing"; readonly from: bigint; readonly to: bigint }
  | { readonly _tag: "BeyondHead"; readonly sequence: bigint }
  | { readonly _tag: "BaseForged" }
  | { readonly _tag: "HeadDiffers"; readonly sequence: bigint }

export interface Verified {
  readonly last: Link
  readonly entries: number
  readonly findings: ReadonlyArray<Finding>
}

export const verifiedFrom = (base: Link): Verified => ({ last: base, entries: 0, findings: [] })

const isWhoItSays = (hash: KeyedHash, { leadId, leadHash }: SealedEntry): boolean =>
  leadId === null || leadHashOf(hash, leadId).toString("hex") === leadHash

/** Takes the next entries in order of their sequence; each is judged by the seal that stands before it. */
export const verify = (hash: KeyedHash, before: Verified, entries: ReadonlyArray<SealedEntry>): Verified => {
  const findings = [...before.findings]
  let { last } = before
  for (const entry of entries) {
    const next = nextLink(hash, last, entry.content)
    const isLinked = entry.sequence === next.sequence
    if (!isLinked) findings.push({ _tag: "Missing", from: next.sequence, to: entry.sequence - 1n })
    if (!isWhoItSays(hash, entry) || (isLinked && next.seal !== entry.seal))
      findings.push({ _tag: "Changed", sequence: entry.sequence })
    last = { sequence: entry.sequence, seal: entry.seal }
  }
  return { last, entries: before.entries + entries.length, findings }
}

/** What the end of the chain says against where it is said to end. */
export const tailFindings = ({ last }: Verified, head: Link): ReadonlyArray<Finding> => {
  if (last.sequence < head.sequence) return [{ _tag: "TailMissing", from: last.sequence + 1n, to: head.sequence }]
  if (last.sequence > head.sequence) return [{ _tag: "BeyondHead", sequence: head.sequence + 1n }]
  return last.seal === head.seal ? [] : [{ _tag: "HeadDiffers", sequence: head.sequence }]
}
