import { assert, describe, it } from "@effect/vitest"
import { lengthOf } from "../../src/dashboard/client/Ago.ts"
import { changeOf, changeText } from "../../src/dashboard/client/Change.ts"
import { csvOf } from "../../src/dashboard/client/Csv.ts"
import { figureText, figureWords } from "../../src/dashboard/client/FigureWords.ts"
import { type News, noNews } from "../../src/dashboard/client/News.ts"
import { numberText, partsOf, rangeText } from "../../src/dashboard/client/Numbers.ts"
import { daysIn, earlier } from "../../src/dashboard/client/Period.ts"
import { standingOf } from "../../src/dashboard/client/ProviderWords.ts"
import { placeOn, rangeOf } from "../../src/dashboard/client/Scale.ts"
import { pathOf } from "../../src/dashboard/client/Sparkline.tsx"
import { unseenOf, worthOf, wrongOf } from "../../src/dashboard/client/Verdict.ts"
import type { FigureJson, HealthJson } from "../../src/dashboard/client/Wire.ts"
import { Refused } from "../../src/pages/client/Service.ts"
import { newcombe, wilson } from "../../src/statistics/FixedSample.ts"

/** As it reads: what keeps a number in one line is no part of it. */
const read = (text: string): string => text.replaceAll("\u00a0", " ").replaceAll("\u2011", "-")

const accepted = figureWords["offerMetrics.primaryOfferAcceptanceRate"]

const share = (part: number, whole: number): FigureJson => {
  const [low, high] = wilson(part, whole)
  return {
    value: (100 * part) / whole,
    unit: "percent",
    numerator: part,
    denominator: whole,
    interval: [100 * low, 100 * high]
  }
}

const none: FigureJson = {
  value: null,
  unit: "percent",
  numerator: 0,
  denominator: 0,
  interval: null,
  reason: "No primary offer was presented."
}

describe("numbers", () => {
  it("have their unit, and no more figures than they are worth", () => {
    assert.strictEqual(read(numberText(31.07, "percent")), "31 %")
    assert.strictEqual(read(numberText(4.24, "percent")), "4.2 %")
    assert.strictEqual(read(numberText(-0.04, "percentage points")), "0 points")
    assert.strictEqual(read(numberText(2.1, "percentage points")), "+2.1 points")
    assert.strictEqual(read(numberText(-1_234.5, "US dollars")), "−$1,235")
    assert.strictEqual(read(numberText(0.524, "US dollars")), "$0.52")
    assert.strictEqual(read(numberText(190, "seconds")), "3 min 10 s")
    assert.strictEqual(read(numberText(7_510, "seconds")), "2 h 5 min")
    assert.deepStrictEqual(partsOf(190, "seconds").map(read), ["3 min 10 s", ""])
    assert.deepStrictEqual(partsOf(31, "percent"), ["31", "%"])
  })

  it("have intervals that say the unit once, and never join a minus to a dash", () => {
    assert.strictEqual(read(rangeText([26.7, 35.6], "percent")), "27-36 %")
    assert.strictEqual(read(rangeText([-0.5, 3.9], "percentage points")), "−0.5 to +3.9 points")
    assert.strictEqual(read(rangeText([-40.5, 222], "US dollars")), "−$40.50 to $222")
    assert.strictEqual(read(rangeText([95, 130], "seconds")), "95 s to 2 min 10 s")
    assert.strictEqual(read(lengthOf(26 * 3_600_000)), "26 h")
    assert.strictEqual(read(lengthOf(3 * 86_400_000)), "3 days")
  })

  it("say what they rest on, or why they are missing", () => {
    assert.strictEqual(read(figureText(share(128, 412), accepted)), "31 % of 412 presented (27-36 %)")
    assert.strictEqual(read(figureText(none, accepted)), "No primary offer was presented.")
  })
})

describe("a change", () => {
  it("is more than chance exactly when the interval of the difference leaves zero out", () => {
    const few = Array.from({ length: 13 }, (_, part) => share(part, 12))
    const many = Array.from({ length: 41 }, (_, part) => share(part, 40))
    for (const now of few)
      for (const before of many) {
        const [low, high] = newcombe(
          { successes: now.numerator, count: now.denominator },
          { successes: before.numerator, count: before.denominator }
        )
        assert.strictEqual(changeOf(now, before, accepted)?.isReal, low > 0 || high < 0)
      }
  })

  it("is good or bad by what is better, and neither where chance may have made it", () => {
    assert.strictEqual(changeOf(share(60, 412), share(118, 400), accepted)?.tone, "act")
    assert.strictEqual(changeOf(share(190, 412), share(118, 400), accepted)?.tone, "good")
    assert.strictEqual(changeOf(share(128, 412), share(118, 400), accepted)?.tone, "plain")
    const alarms = figureWords["riskMetrics.falsePositiveRate"]
    assert.strictEqual(changeOf(share(190, 412), share(118, 400), alarms)?.tone, "act")
    assert.isNull(changeOf(none, share(1, 2), accepted))
    assert.deepStrictEqual(changeText(null, none), ["", "no value for the period before"])
    const change = changeOf(share(60, 412), share(118, 400), accepted)
    assert.deepStrictEqual(changeText(change, share(118, 400)).map(read), ["▼", "down from 30 %, more than chance"])
  })
})

describe("what a chart is drawn from", () => {
  it("is CSV as RFC 4180 has it, and no formula to a spreadsheet", () => {
    const table = {
      name: "t",
      columns: [{ title: "Name" }, { title: "Rate", unit: "percent" as const }],
      rows: [
        ['=1+1, "x"', -0.5],
        ["plain", null]
      ]
    }
    assert.strictEqual(csvOf(table), `Name,Rate (percent)\r\n"'=1+1, ""x""",-0.5\r\nplain,\r\n`)
  })

  it("stands on round scales that hold zero, and breaks where a day has nothing", () => {
    assert.deepStrictEqual(rangeOf([12, 48]), [0, 50])
    assert.deepStrictEqual(rangeOf([-5.7, 13]), [-6, 15])
    assert.deepStrictEqual(rangeOf([]), [0, 1])
    assert.strictEqual(placeOn([0, 50], 80), 1)
    const days = [share(1, 2), none, share(1, 4), share(2, 4)].map((figure, at) => ({
      day: `2026-11-0${at + 1}`,
      figure
    }))
    assert.match(pathOf(days), /^M[\d. ]+h0M[\d. ]+h0L[\d. ]+$/)
  })
})

describe("the period", () => {
  it("is one of three, thirty days where the address says nothing fitting", () => {
    assert.deepStrictEqual(["#days=7", "#days=90", "#days=31", "#days=x", ""].map(daysIn), [7, 90, 30, 30, 30])
    const now = new Date(2026, 10, 26, 14, 30)
    assert.strictEqual(earlier(now, 30).getHours(), 14)
    assert.strictEqual(earlier(now, 30).getDate(), 27)
  })
})

const healthy: HealthJson = {
  providerId: "p",
  name: "Apollo",
  status: "active",
  calls: 10,
  successRate: 1,
  latencyMs: null,
  breaker: "closed",
  paused: null,
  lastError: null,
  quota: { limit: 100, used: 10, left: 90 },
  spentToday: 0,
  waiting: 0
}

describe("the verdict", () => {
  const roi = (value: number | null, interval: FigureJson["interval"]) => ({
    figures: { roi: { ...none, value, interval, reason: "There is no uplift to value." } }
  })

  it("says that it earns its cost only where the interval does", () => {
    const earns = worthOf(roi(340, [210, 480]))
    assert.strictEqual(earns.tone, "good")
    assert.strictEqual(
      read(earns.text),
      "It earns its cost: each dollar spent brought $4.40 in commission ($3.10-$5.80)."
    )
    assert.strictEqual(worthOf(roi(340, [-40, 700])).tone, "watch")
    assert.strictEqual(worthOf(roi(-60, [-90, -20])).tone, "act")
    assert.strictEqual(
      worthOf(roi(null, null)).text,
      "It cannot be told yet whether it earns its cost. There is no uplift to value."
    )
  })

  it("names what is wrong, the gravest first, and takes no silence for health", () => {
    const news: News = {
      ...noNews,
      providers: {
        answer: {
          items: [
            healthy,
            { ...healthy, name: "Clearbit", quota: { limit: 100, used: 95, left: 5 } },
            { ...healthy, name: "ZoomInfo", breaker: "open" }
          ],
          nextCursor: null
        },
        error: null
      },
      reviews: { answer: null, error: new Refused(403, { code: "scope_missing", scope: "risk" }) },
      experiments: { answer: null, error: new Refused(500, { detail: "Something went wrong." }) }
    }
    assert.deepStrictEqual(
      wrongOf(news).map(({ text }) => text),
      ["ZoomInfo: cut off after failures.", "Clearbit: quota nearly used up."]
    )
    assert.deepStrictEqual(unseenOf(news), [
      "Could not be looked at: experiments.",
      "This key may not look at: the risk queue."
    ])
    assert.strictEqual(standingOf({ ...healthy, status: "disabled", breaker: "open" }).tone, "off")
  })
})
