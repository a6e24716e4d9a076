import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { dnbKey } from "../../src/sandbox/Keys.ts"
import { departures } from "./support/Shape.ts"
import { ask, basic, bearer, jsonOf, quick, read } from "./support/Wire.ts"
import { shapes } from "./WireShapes.ts"

const V3 = Schema.Struct({ access_token: Schema.String, expires_in: Schema.Number })
const Candidates = Schema.Struct({
  matchCandidates: Schema.Array(
    Schema.Struct({
      organization: Schema.Struct({ duns: Schema.String }),
      matchQualityInformation: Schema.Struct({ confidenceCode: Schema.Int, matchGrade: Schema.String })
    })
  )
})
const Fault = Schema.Struct({ error: Schema.Struct({ errorCode: Schema.String, errorMessage: Schema.String }) })

const v3 = (url: string, key = dnbKey) =>
  ask(`${url}/dnb/v3/token`, { method: "POST", headers: basic(key), body: "grant_type=client_credentials" })
const opened = Effect.gen(function* () {
  const sandbox = yield* quick()
  const token = read(V3, yield* v3(sandbox.url)).access_token
  const get = (path: string) => ask(`${sandbox.url}/dnb${path}`, { headers: bearer(token) })
  const match = (query: Record<string, string>) =>
    get(`/v1/match/cleanseMatch?${new URLSearchParams({ countryISOAlpha2Code: "US", ...query })}`)
  return { sandbox, get, match }
})

describe("Dun & Bradstreet", () => {
  it.scoped("spells the life of a token differently in v2 and v3", () =>
    Effect.gen(function* () {
      const { url } = yield* quick({ faults: { tokenLifetimeSeconds: 86_400 } })
      const three = yield* v3(url)
      assert.deepStrictEqual(departures(shapes.dnbV3, jsonOf(three)), [])
      assert.strictEqual(read(V3, three).expires_in, 86_400)
      const two = yield* ask(`${url}/dnb/v2/token`, {
        method: "POST",
        headers: basic(dnbKey),
        body: JSON.stringify({ grant_type: "client_credentials" })
      })
      assert.deepStrictEqual(departures(shapes.dnbV2, jsonOf(two)), [])
      assert.strictEqual((yield* v3(url, "wrong:key")).status, 401)
    })
  )

  it.scoped("matches firms by name in spite of the legal form, best first, in the documented shape", () =>
    Effect.gen(function* () {
      const { match, sandbox } = yield* opened
      let best = 0
      const asked = sandbox.population.companies.slice(0, 30)
      for (const company of asked) {
        const answer = yield* match({
          name: `${company.name.toUpperCase()}, L.L.C.`,
          addressRegion: company.state.code
        })
        if (answer.status === 404) continue
        const shape = {
          ...shapes.dnbMatch,
          inquiryDetail: { name: "string", address: shapes.dnbMatch.inquiryDetail.address }
        }
        assert.deepStrictEqual(departures(shape, jsonOf(answer)), [])
        const { matchCandidates } = read(Candidates, answer)
        const codes = matchCandidates.map(each => each.matchQualityInformation.confidenceCode)
        assert.deepStrictEqual(
          codes,
          [...codes].sort((a, b) => b - a)
        )
        for (const each of matchCandidates) assert.match(each.matchQualityInformation.matchGrade, /^[ABFZ]{11}$/)
        if (matchCandidates[0]?.organization.duns === company.duns) {
          best++
          assert.isAtLeast(codes[0] ?? 0, 7)
        }
      }
      assert.isAbove(best, 22)
    })
  )

  it.scoped("says no match with 404 and a code, and charges it; a wrong path has another code", () =>
    Effect.gen(function* () {
      const { get, match, sandbox } = yield* opened
      const none = yield* match({ name: "Zzyzx Quux" })
      assert.deepStrictEqual([none.status, read(Fault, none).error.errorCode], [404, "20505"])
      const shape = {
        ...shapes.dnbNoMatch,
        inquiryDetail: { name: "string", address: { countryISOAlpha2Code: "string" } }
      }
      assert.deepStrictEqual(departures(shape, jsonOf(none)), [])
      assert.strictEqual(sandbox.control.billing().total, 1)
      assert.strictEqual(read(Fault, yield* get("/v1/match/elsewhere")).error.errorCode, "00038")
      assert.strictEqual(read(Fault, yield* get("/v1/match/cleanseMatch")).error.errorCode, "00005")
      assert.strictEqual(sandbox.control.billing().total, 1)
    })
  )

  it.scoped("tells data blocks, empty members as {} or [], and an unentitled block as failed alone", () =>
    Effect.gen(function* () {
      const { get, sandbox } = yield* opened
      const blocks = "companyinfo_L2_v1,principalscontacts_L1_v2"
      let found = 0
      for (const { duns } of sandbox.population.companies.slice(0, 12)) {
        const answer = yield* get(`/v1/data/duns/${duns}?blockIDs=${blocks},companyfinancials_L4_v3`)
        if (answer.status === 404) {
          assert.strictEqual(read(Fault, answer).error.errorCode, "10500")
          continue
        }
        found++
        assert.deepStrictEqual(departures(shapes.dnbBlocks, jsonOf(answer)), [])
        assert.include(answer.text, '"status":"error"')
        assert.include(answer.text, '"registrationNumbers":[]')
      }
      assert.strictEqual(sandbox.control.billing().total, found)
      const duns = sandbox.population.companies[0]?.duns
      const unentitled = yield* get(`/v1/data/duns/${duns}?blockIDs=companyfinancials_L4_v3`)
      assert.deepStrictEqual([unentitled.status, read(Fault, unentitled).error.errorCode], [401, "00041"])
    })
  )

  it.scoped("resolves domains, e-mail addresses, telephones and DUNS", () =>
    Effect.gen(function* () {
      const { match, sandbox } = yield* opened
      const company = sandbox.population.companies[1]
      const keys = [
        { url: `www.${company?.domain}` },
        { email: `someone@${company?.domain}` },
        { telephoneNumber: company?.phone.slice(2) ?? "" },
        { duns: company?.duns ?? "" }
      ]
      for (const key of keys) {
        const [first] = read(Candidates, yield* match(key)).matchCandidates
        assert.strictEqual(first?.organization.duns, company?.duns)
      }
    })
  )

  it.scoped("tells an expired token from a wrong one", () =>
    Effect.gen(function* () {
      const { match, sandbox } = yield* opened
      sandbox.control.patch("dnb", { expireTokens: true })
      const expired = yield* match({ name: "Any" })
      assert.deepStrictEqual(departures(shapes.dnbExpired, jsonOf(expired)), [])
      assert.deepStrictEqual([expired.status, read(Fault, expired).error.errorCode], [401, "00040"])
      const wrong = yield* ask(`${sandbox.url}/dnb/v1/match/cleanseMatch`, { headers: bearer("made-up") })
      assert.strictEqual(read(Fault, wrong).error.errorCode, "00014")
    })
  )
})
