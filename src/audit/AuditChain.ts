import { Context, Duration, Effect, Layer, Schedule } from "effect"
import { Secrets } from "../platform/Secrets.ts"
import { AuditChainRepo, type Sealed } from "./AuditChainRepo.ts"
import { baseProofOf, headText, type Link, leadHashOf, nextLink } from "./Chain.ts"
import { type Finding, tailFindings, verifiedFrom, verify } from "./Verification.ts"

export interface Verdict {
  readonly findings: ReadonlyArray<Finding>
  readonly entries: number
  readonly base: Link
  readonly head: Link
  /** Not in the chain yet, although they should be: nobody is sealing. */
  readonly overdue: number
}

const sealedAtOnce = 1_000
const readAtOnce = 5_000
const letGoAtOnce = 5_000
const sealEvery = Duration.seconds(1)
const anchorEvery = Duration.hours(24)

const make = Effect.gen(function* () {
  const repo = yield* AuditChainRepo
  const { hash } = yield* Secrets

  const sealSome = repo.alone(
    Effect.gen(function* () {
      const open = yield* repo.unsealed(sealedAtOnce)
      if (open.length === 0) return 0
      const entries = yield* repo.named(
        open.map(({ auditId, leadId, leadHash }) => ({
          auditId,
          leadHash:
            (leadId === null ? leadHash && Buffer.from(leadHash) : leadHashOf(hash, leadId))?.toString("hex") ?? null
        }))
      )
      let { head } = yield* repo.ends
      const sealed: Array<Sealed> = []
      for (const { auditId, content } of entries) {
        head = nextLink(hash, head, content)
        sealed.push({ auditId, ...head })
      }
      yield* repo.seal(sealed, head)
      yield* repo.forgetErased
      return sealed.length
    }),
    0
  )

  /** Takes what has been committed into the chain. */
  const seal: Effect.Effect<void> = sealSome.pipe(
    Effect.repeat({ while: sealed => sealed === sealedAtOnce }),
    Effect.asVoid,
    Effect.withSpan("AuditChain.seal")
  )

  /** Lets go of the oldest entries, some at a time, and proves that it did; true while more may be left. */
  const letGo = (olderThanDays: number): Effect.Effect<boolean> =>
    repo.alone(
      Effect.gen(function* () {
        const base = yield* repo.lastOlderThan(olderThanDays, letGoAtOnce)
        if (base === undefined) return false
        yield* repo.letGoOf(base, baseProofOf(hash, base))
        return true
      }),
      false
    )

  const isAt = (kept: Link) =>
    Effect.map(
      repo.page(kept.sequence - 1n, 1),
      ([entry]) => entry?.sequence === kept.sequence && entry.seal === kept.seal
    )

  const readFrom = (base: Link) =>
    Effect.iterate(
      { state: verifiedFrom(base), more: true },
      {
        while: ({ more }) => more,
        body: ({ state }) =>
          Effect.map(repo.page(state.last.sequence, readAtOnce), entries => ({
            state: verify(hash, state, entries),
            more: entries.length === readAtOnce
          }))
      }
    )

  /** Reads the whole chain; with a head that was kept elsewhere, also whether it still leads through there. */
  const verifyAll = (kept?: Link): Effect.Effect<Verdict> =>
    Effect.gen(function* () {
      const { base, head, baseProof } = yield* repo.ends
      const { state } = yield* readFrom(base)
      const isForged = base.sequence > 0n && !baseProofOf(hash, base).equals(baseProof ?? Buffer.alloc(0))
      const leadsThrough = kept === undefined || kept.sequence <= base.sequence || (yield* isAt(kept))
      const findings: ReadonlyArray<Finding> = [
        ...(isForged ? [{ _tag: "BaseForged" } as const] : []),
        ...state.findings,
        ...tailFindings(state, head),
        ...(leadsThrough ? [] : [{ _tag: "HeadDiffers", sequence: kept.sequence } as const])
      ]
      return { findings, entries: state.entries, base, head, overdue: yield* repo.countUnsealed }
    }).pipe(repo.inOneSnapshot, Effect.withSpan("AuditChain.verify"))

  return { seal, letGo, verify: verifyAll, head: Effect.map(repo.ends, ({ head }) => head) }
})

/** Chains the entries of the audit, so that none can be changed, taken out or put in unnoticed. */
export class AuditChain extends Context.Tag("callwise/audit/AuditChain")<
  AuditChain,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(AuditChain, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([AuditChainRepo.layer, Secrets.layer]))
}

/** Seals within a second or two, by whichever replica comes first, and says once a day in the log where the chain ends. */
export const Sealing = Layer.scopedDiscard(
  Effect.gen(function* () {
    const { seal, head } = yield* AuditChain
    const sealing = Effect.catchAllCause(seal, cause => Effect.logError("The audit cannot be sealed", cause))
    const anchor = Effect.flatMap(head, link =>
      Effect.logInfo("The audit is sealed up to here").pipe(Effect.annotateLogs({ head: headText(link) }))
    )
    yield* Effect.forkScoped(Effect.repeat(sealing, Schedule.spaced(sealEvery)))
    yield* Effect.forkScoped(Effect.schedule(Effect.ignoreLogged(anchor), Schedule.spaced(anchorEvery)))
  })
)
