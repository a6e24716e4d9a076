import { assert, describe, it } from "@effect/vitest"
import { PeopleBooks, type PersonView } from "../../src/sandbox/knowledge/PersonView.ts"
import { habits, Witness } from "../../src/sandbox/knowledge/Witness.ts"
import { jobOn } from "../../src/sandbox/population/Model.ts"
import { makePopulation } from "../../src/sandbox/population/Population.ts"

const today = "2026-11-25"
const population = makePopulation(42, 4000)
const business = ["zoominfo", "apollo", "clearbit"] as const

const seenBy = (vendor: (typeof business)[number]): ReadonlyMap<number, PersonView> => {
  const books = new PeopleBooks(population, vendor, today)
  return new Map(
    population.people.flatMap(person => {
      const view = books.view(person)
      return view === undefined ? [] : [[person.index, view] as const]
    })
  )
}
const views = { zoominfo: seenBy("zoominfo"), apollo: seenBy("apollo"), clearbit: seenBy("clearbit") }
const isRight = ({ employer, person, title }: PersonView): boolean => {
  const job = person.jobs[0]
  return job !== undefined && job.company === employer && job.title === title
}
const share = (all: ReadonlyArray<PersonView>, test: (view: PersonView) => boolean): number =>
  all.filter(test).length / Math.max(1, all.length)

describe("what vendors know", () => {
  it("covers about the share it should, overlapping, and never all", () => {
    for (const [vendor, { coverage }] of Object.entries(habits)) {
      const known = population.people.filter(
        ({ index }) =>
          "person" in coverage &&
          (vendor === "zoominfo" || vendor === "apollo" || vendor === "clearbit") &&
          new Witness(42, vendor, "person", index, today).knows
      ).length
      if (known > 0) assert.approximately(known / population.people.length, coverage.person ?? 0, 0.04, vendor)
    }
    const both = [...views.zoominfo.keys()].filter(index => views.apollo.has(index)).length
    assert.isAbove(both, 500)
    assert.isBelow(both, Math.min(views.zoominfo.size, views.apollo.size))
  })

  it("is as old as it says: what was observed is the job of that day, mistakes apart", () => {
    for (const { job, person, witness } of views.clearbit.values()) {
      assert.isTrue(job === jobOn(person, witness.observedOn))
      assert.isBelow(Date.parse(witness.observedOn), Date.parse(today))
    }
    const stale = [...views.clearbit.values()].filter(({ job, person }) => job !== person.jobs[0])
    assert.isAbove(stale.length, 100)
    assert.isAbove(stale.length / views.clearbit.size, 0.1)
  })

  it("is right more often where the vendor's score is higher", () => {
    for (const vendor of business) {
      const all = [...views[vendor].values()].sort((a, b) => a.witness.score - b.witness.score)
      const third = Math.floor(all.length / 3)
      const [low, high] = [share(all.slice(0, third), isRight), share(all.slice(-third), isRight)]
      assert.isAbove(high, low + 0.08, vendor)
    }
  })

  it("is right more often where two vendors agree", () => {
    const pairs = [...views.zoominfo].flatMap(([index, ours]) => {
      const theirs = views.apollo.get(index)
      return theirs === undefined ? [] : [[ours, theirs] as const]
    })
    const agreeing = pairs.filter(([a, b]) => a.title === b.title && a.employer === b.employer).map(([a]) => a)
    assert.isAbove(share(agreeing, isRight), share([...views.zoominfo.values()], isRight) + 0.03)
  })

  it("has Clearbit repeat some of Apollo's mistakes", () => {
    const wrong = (vendor: "zoominfo" | "clearbit") =>
      [...views.apollo].filter(([index, { employer, job }]) => {
        const theirs = views[vendor].get(index)
        return employer !== job.company && theirs?.employer === employer
      }).length
    assert.isAbove(wrong("clearbit"), wrong("zoominfo") + 3)
  })

  it("is the same for the same seed and day", () => {
    const again = seenBy("apollo")
    for (const [index, { employer, title, witness }] of views.apollo) {
      const other = again.get(index)
      assert.deepStrictEqual(
        [other?.employer.index, other?.title, other?.witness.score],
        [employer.index, title, witness.score]
      )
    }
  })
})
