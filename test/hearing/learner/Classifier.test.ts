import { assert, describe, it } from "@effect/vitest"
import { calibrated } from "../../../src/conversion/learner/Calibration.ts"
import { calibrationOf, classifierOf, type GroupedSample } from "../../../src/hearing/learner/Classifier.ts"
import { fitLinear } from "../../../src/hearing/learner/Linear.ts"
import { understandingCalibration, understandingSamples } from "../../../src/hearing/Understanding.ts"

type Animal = "cat" | "dog" | "bird"
const said: Readonly<Record<Animal, ReadonlyArray<string>>> = {
  cat: ["it purrs", "it meows at night", "a purring kitten", "the tom is meowing"],
  dog: ["it barks", "a barking puppy", "he fetches the stick", "the puppy barked at the postman"],
  bird: ["it sings in a cage", "its feathers are yellow", "it flew away singing", "a feathered singer"]
}
const other = ["the bus was late", "seven times eight", "pass me the salt", "a letter from the bank"]
const samples: ReadonlyArray<GroupedSample<Animal>> = [
  ...(["cat", "dog", "bird"] as const).flatMap(label => said[label].map((text, group) => ({ text, label, group }))),
  ...other.map((text, group) => ({ text, label: null, group }))
]

const learn = <Label extends string>(taught: ReadonlyArray<GroupedSample<Label>>) =>
  classifierOf(fitLinear(taught), calibrationOf(taught))

describe("the learner", () => {
  const { choose } = learn(samples)

  it("knows words by their pieces", () => {
    assert.strictEqual(choose("loud purrs")?.label, "cat")
    assert.strictEqual(choose("the puppies bark")?.label, "dog")
    assert.strictEqual(choose("many feathers")?.label, "bird")
  })

  it("is less sure of what is none of them", () => {
    const sure = choose("it barks")?.confidence ?? 0
    assert.isBelow(choose("the salt was late")?.confidence ?? 1, sure)
    assert.isBelow(choose("")?.confidence ?? 1, sure)
  })

  it("comes to the same weights from the same samples", () => {
    const text = "a singing puppy"
    assert.deepStrictEqual(fitLinear(samples).logits(text), fitLinear(samples).logits(text))
  })

  it("teaches nothing without samples", () => assert.isNull(learn<Animal>([]).choose("it barks")))

  it("was last calibrated on the sentences as they are", () => {
    const measured = calibrationOf(understandingSamples())
    assert.strictEqual(measured._tag, "Platt")
    for (const told of [-4, 0, 4])
      assert.closeTo(calibrated(understandingCalibration, told), calibrated(measured, told), 1e-6)
  })
})
