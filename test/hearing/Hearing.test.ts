import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it, layer } from "@effect/vitest"
import { ConfigProvider, Effect, FastCheck, Layer, Schema } from "effect"
import { paraphrases } from "../../scripts/bench/text/Paraphrases.ts"
import { Finding, merged } from "../../src/hearing/Finding.ts"
import { hearing } from "../../src/hearing/Hearing.ts"
import { Hearing } from "../../src/hearing/HearingService.ts"
import { ownFolder } from "../support/ServiceProcess.ts"

const analyse = hearing(["Geico", "State Farm"])
const heard = (text: string) => analyse({ speaker: "lead", text }).findings.map(({ type, value }) => `${type} ${value}`)

describe("hearing", () => {
  it("hears objections in words it was not taught by, and none where there is none", () => {
    const asked = Object.entries(paraphrases).flatMap(([truth, texts]) => texts.map(text => ({ truth, text })))
    const objecting = asked.filter(({ truth }) => truth !== "none")
    const found = objecting.filter(({ truth, text }) => heard(text).includes(`objection ${truth}`))
    assert.isAbove(found.length / objecting.length, 0.7)
    const plain = asked.filter(({ truth }) => truth === "none")
    const silent = plain.filter(({ text }) => !heard(text).some(each => each.startsWith("objection")))
    assert.isAbove(silent.length / plain.length, 0.9)
  })

  it("hears what goes on in a lead's life, what hurts and who else is asked", () => {
    const told = heard("My father passed away, we just bought a house, and Geico denied my claim")
    for (const each of [
      "life_event death_in_family",
      "life_event new_home",
      "pain_point claim_trouble",
      "competitor Geico",
      "objection OBJ-BADEXP"
    ])
      assert.include(told, each)
    assert.include(heard("Great, how soon can it start?"), "buying_signal asks_start_date")
    assert.include(heard("I want to file a claim for my truck"), "intent report_claim")
  })

  it("hears a competitor's whole name only", () => {
    assert.include(heard("state farm is cheaper"), "competitor State Farm")
    assert.notInclude(heard("he is an estate farmer"), "competitor State Farm")
  })

  it("does not take a denial for what it denies", () => {
    for (const text of ["It is not too expensive", "that's not too complicated", "No, I'm not busy right now"])
      assert.isFalse(
        heard(text).some(each => each.startsWith("objection")),
        text
      )
  })

  it("hears an objection behind a question or a figure of speech", () => {
    for (const [text, value] of [
      ["How do I know this isn't a scam?", "OBJ-TRUST"],
      ["I don't make decisions like this on the phone.", "OBJ-THINK"],
      ["State Farm has always treated us right.", "OBJ-CURRENT"],
      ["You lost me at coinsurance.", "OBJ-COMPLEX"]
    ] as const)
      assert.include(heard(text), `objection ${value}`)
  })

  it("takes what is told in answer to a question for no objection", () => {
    for (const text of [
      "No, I don't smoke.",
      "Yes, only Medicare Advantage please.",
      "I take two pills for blood pressure.",
      "I'm on my lunch break, we can talk.",
      "My husband's name is Peter.",
      "Okay, and the deductible is five hundred?",
      "No claims in the last five years."
    ])
      assert.isFalse(
        heard(text).some(each => each.startsWith("objection")),
        text
      )
  })

  it("finds nothing in an agent's words, nor in none", () => {
    assert.isEmpty(analyse({ speaker: "agent", text: "Is it too expensive? I can take you off our list." }).findings)
    for (const text of ["", "   ", "…", "\u0000", "?!"]) assert.isEmpty(analyse({ speaker: "lead", text }).findings)
  })

  it("knows what digits are from what was asked", () => {
    const { redacted } = analyse({ speaker: "lead", text: "4523" }, { saidBefore: "last four of your social?" })
    assert.strictEqual(redacted, "[ssn]")
  })

  it.prop(
    "every finding keeps to its type and points into the text that is stored",
    { text: FastCheck.string() },
    given => {
      const { redacted, sentiment, findings } = analyse({
        speaker: "lead",
        text: `${given.text} too expensive, stop calling me`
      })
      assert.isTrue(sentiment.score >= -1 && sentiment.score <= 1)
      assert.isNotEmpty(findings)
      for (const finding of findings) {
        assert.isTrue(Schema.is(Finding)(finding))
        const [from, to] = finding.span
        assert.isTrue(from >= 0 && from < to && to <= redacted.length)
      }
    }
  )

  it("is surer of what a phrase and the sentence both say, and not of what is said twice", () => {
    const phrase: Finding = { type: "objection", value: "OBJ-SPOUSE", confidence: 0.8, span: [10, 25] }
    const sentence: Finding = { ...phrase, confidence: 0.5, span: [0, 40] }
    assert.deepStrictEqual(merged([phrase, { ...phrase, span: [30, 40] }], []), [phrase])
    assert.deepStrictEqual(merged([phrase], [sentence]), [{ ...phrase, confidence: 0.9 }])
    assert.deepStrictEqual(merged([], [sentence]), [sentence])
  })

  it("says the same of an utterance after any other", () => {
    const text = "I need to talk to my wife about it"
    const before = analyse({ speaker: "lead", text })
    analyse({ speaker: "lead", text: "stop calling me. ".repeat(500) })
    assert.deepStrictEqual(analyse({ speaker: "lead", text }), before)
  })
})

const pointsFile = Effect.map(ownFolder, folder => {
  const file = join(folder, "points.json")
  const points = [{ text: "No office here", source: "their site", asOf: "2026-11-01" }]
  writeFileSync(file, JSON.stringify(["GEICO", "Pine Casualty"].map(name => ({ name, points }))))
  return file
})

const Configured = Layer.unwrapScoped(
  Effect.map(pointsFile, file =>
    Layer.setConfigProvider(
      ConfigProvider.fromMap(
        new Map([
          ["CALLWISE_COMPETITORS", "Acme Mutual, Geico"],
          ["CALLWISE_COMPETITOR_POINTS", file]
        ])
      )
    )
  )
)

layer(Hearing.layer.pipe(Layer.provide(Configured)))("the service", it => {
  it.effect("hears the competitors of the configuration, those of whom something may be said too, each once", () =>
    Effect.map(Hearing, ({ analyse }) => {
      const { findings } = analyse({
        speaker: "lead",
        text: "acme mutual, geico and pine casualty gave me a lower price"
      })
      assert.deepStrictEqual(findings.flatMap(({ type, value }) => (type === "competitor" ? [value] : [])).toSorted(), [
        "Acme Mutual",
        "GEICO",
        "Pine Casualty"
      ])
    })
  )
})
