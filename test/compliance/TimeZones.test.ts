import { assert, describe, it } from "@effect/vitest"
import { areaOf, zonesOfState, zonesOfZip } from "../../src/compliance/calling/TimeZones.ts"
import areaCodes from "../../src/compliance/calling/tables/areaCodes.json" with { type: "json" }
import zipZones from "../../src/compliance/calling/tables/zipZones.json" with { type: "json" }
import { whereaboutsOf } from "../../src/compliance/calling/Whereabouts.ts"
import { Address } from "../../src/leads/Lead.ts"
import { usStates } from "../../src/leads/UsState.ts"

const eastern = "America/New_York"
const central = "America/Chicago"
const mountain = "America/Denver"
const pacific = "America/Los_Angeles"

describe("the zones of a ZIP", () => {
  it.each([
    ["10001", [eastern]],
    ["60601", [central]],
    ["80202", [mountain]],
    ["85001", ["America/Phoenix"]],
    ["90001", [pacific]],
    ["99501", ["America/Anchorage"]],
    ["96813", ["Pacific/Honolulu"]],
    ["32501", [central]],
    ["32301", [eastern]],
    ["37201", [central]],
    ["37902", [eastern]],
    ["47901", [eastern]],
    ["46402", [central]],
    ["40202", [eastern]],
    ["42101", [central]],
    ["79901", [mountain]],
    ["83501", [pacific]],
    ["83702", [mountain]],
    ["97914", [mountain]],
    ["58501", [central]],
    ["49801", [central]],
    ["86515", [mountain]],
    ["00901", ["America/Puerto_Rico"]],
    ["96910", ["Pacific/Guam"]],
    ["96799", ["Pacific/Pago_Pago"]],
    ["90001-1234", [pacific]]
  ])("%s is in %j", (zip, zones) => assert.deepStrictEqual(zonesOfZip(zip), zones))

  it("are two where it reaches over the border of zones, and the posts abroad have their own", () => {
    assert.sameMembers([...(zonesOfZip("32456") ?? [])], [eastern, central])
    assert.deepStrictEqual(zonesOfZip("09012"), ["Europe/Berlin"])
    assert.deepStrictEqual(zonesOfZip("96205"), ["Asia/Seoul"])
  })

  it("are clocks that the runtime knows, and those of its state", () => {
    const names = new Set([
      ...Object.keys(usStates).flatMap(state => zonesOfState(state) ?? []),
      ...zipZones.from.flatMap(([, ...zones]) => zones),
      ...areaCodes.groups.flatMap(({ zones }) => zones)
    ])
    for (const zone of names) assert.doesNotThrow(() => new Intl.DateTimeFormat("en", { timeZone: zone }), zone)
    for (const state of Object.keys(usStates)) assert.isAbove(zonesOfState(state)?.length ?? 0, 0, state)
  })
})

describe("an area code", () => {
  it.each([
    ["+12125550123", "NY", [eastern]],
    ["+13055550123", "FL", [eastern]],
    ["+18505550123", "FL", [eastern, central]],
    ["+19305550123", "IN", [eastern, central]],
    ["+19155550123", "TX", [mountain]],
    ["+17875550123", "PR", ["America/Puerto_Rico"]]
  ])("%s is %s's", (phone, state, zones) => {
    assert.strictEqual(areaOf(phone)?.state, state)
    assert.sameMembers([...(areaOf(phone)?.zones ?? [])], zones)
  })

  it("that is toll-free or of another country is nowhere", () => {
    assert.isUndefined(areaOf("+18005550123"))
    assert.isUndefined(areaOf("+442079460123"))
  })
})

describe("where a person is", () => {
  const at = (address: ConstructorParameters<typeof Address>[0], phone?: string) =>
    whereaboutsOf({ address: new Address(address), phone })

  it("is told by the ZIP as long as the area code does not speak of another place", () => {
    assert.deepStrictEqual(at({ state: "FL", postalCode: "32501" }, "+18505550123"), { state: "FL", zones: [central] })
    assert.deepStrictEqual(at({ state: "FL", postalCode: "33101" }, "+12135550123"), {
      state: "FL",
      zones: [eastern, pacific]
    })
  })

  it("is anywhere in the state when no more is known, and by the area code when nothing is", () => {
    assert.deepStrictEqual(at({ state: "TX" }).zones, [central, mountain])
    assert.deepStrictEqual(at({ postalCode: "10001" }), { state: "NY", zones: [eastern] })
    assert.deepStrictEqual(whereaboutsOf({ phone: "+12065550123" }), { state: "WA", zones: [pacific] })
    assert.deepStrictEqual(whereaboutsOf({ phone: "+18005550123" }), { state: undefined, zones: [] })
    assert.deepStrictEqual(whereaboutsOf({}), { state: undefined, zones: [] })
  })

  it("counts both when ZIP and state contradict each other", () => {
    assert.deepStrictEqual(at({ state: "NY", postalCode: "90001" }).zones, [pacific, eastern])
    assert.deepStrictEqual(at({ country: "DE", postalCode: "10115" }), { state: undefined, zones: [] })
  })
})
