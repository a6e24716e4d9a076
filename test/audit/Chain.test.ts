import { createHmac } from "node:crypto"
import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { beginning, headOf, headText, leadHashOf, nextLink } from "../../src/audit/Chain.ts"
import { type SealedEntry, tailFindings, verifiedFrom, verify } from "../../src/audit/Verification.ts"

const hashUnder =
  (key: string) =>
  (...parts: ReadonlyArray<string>) =>
    createHmac("sha256", key).update(JSON.stringify(parts)).digest()
const hash = hashUnder("ours")

interface Written {
  readonly content: string
  readonly leadId: string | null
}

const sealed = (entries: ReadonlyArray<Written>, under = hash): ReadonlyArray<SealedEntry> => {
  let link = beginning
  return entries.map(({ content, leadId }) => {
    link = nextLink(under, link, content)
    return { ...link, content, leadId, leadHash: leadId === null ? null : leadHashOf(hash, leadId).toString("hex") }
  })
}

const headOfAll = (entries: ReadonlyArray<SealedEntry>) => entries.at(-1) ?? beginning

const findingsIn = (entries: ReadonlyArray<SealedEntry>, head = headOfAll(entries)) => {
  const state = verify(hash, verifiedFrom(beginning), entries)
  return [...state.findings, ...tailFindings(state, head)]
}

const trail = fc.array(fc.record({ content: fc.string(), leadId: fc.option(fc.string({ minLength: 1 })) }), {
  minLength: 2,
  maxLength: 30
})
const trailAndPlace = trail.chain(entries =>
  fc.record({ entries: fc.constant(entries), at: fc.nat({ max: entries.length - 1 }) })
)

describe("the chain of the audit", () => {
  it("holds for what was sealed, however it is cut into pages", () =>
    fc.assert(
      fc.property(trailAndPlace, ({ entries, at }) => {
        const all = sealed(entries)
        const inTwo = verify(hash, verify(hash, verifiedFrom(beginning), all.slice(0, at)), all.slice(at))
        assert.deepStrictEqual(findingsIn(all), [])
        assert.deepStrictEqual(inTwo, verify(hash, verifiedFrom(beginning), all))
        assert.strictEqual(inTwo.entries, all.length)
      })
    ))

  it("holds when a lead's id is taken out, and not when another is put in its place", () => {
    const all = sealed([{ content: "a", leadId: "one" }])
    const withLead = (leadId: string | null) => all.map(entry => ({ ...entry, leadId }))
    assert.deepStrictEqual(findingsIn(withLead(null)), [])
    assert.deepStrictEqual(findingsIn(withLead("two")), [{ _tag: "Changed", sequence: 1n }])
  })

  it("breaks where an entry was changed", () =>
    fc.assert(
      fc.property(trailAndPlace, ({ entries, at }) => {
        const all = sealed(entries).map((entry, place) =>
          place === at ? { ...entry, content: `${entry.content}!` } : entry
        )
        assert.deepStrictEqual(findingsIn(all), [{ _tag: "Changed", sequence: BigInt(at + 1) }])
      })
    ))

  it("breaks where an entry was removed, at the end too", () =>
    fc.assert(
      fc.property(trailAndPlace, ({ entries, at }) => {
        const all = sealed(entries)
        const sequence = BigInt(at + 1)
        const _tag = at === all.length - 1 ? "TailMissing" : "Missing"
        assert.deepStrictEqual(findingsIn(all.toSpliced(at, 1), headOfAll(all)), [
          { _tag, from: sequence, to: sequence }
        ])
      })
    ))

  it("breaks where an entry was put in and the rest numbered and sealed anew under another key", () =>
    fc.assert(
      fc.property(trailAndPlace, ({ entries, at }) => {
        const good = sealed(entries)
        const forged = sealed(entries.toSpliced(at, 0, { content: "forged", leadId: null }), hashUnder("theirs"))
        const all = [...good.slice(0, at), ...forged.slice(at)]
        assert.include(
          findingsIn(all).map(({ _tag }) => _tag),
          "Changed"
        )
      })
    ))

  it("writes its head as text that reads back", () =>
    fc.assert(
      fc.property(trail, entries => {
        const { sequence, seal } = headOfAll(sealed(entries))
        assert.deepStrictEqual(headOf(headText({ sequence, seal })), { sequence, seal })
        assert.isUndefined(headOf(`${headText({ sequence, seal })}0`))
      })
    ))
})
