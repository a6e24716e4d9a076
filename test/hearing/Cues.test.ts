import { assert, describe, it } from "@effect/vitest"
import { listenFor } from "../../src/hearing/Cues.ts"
import { wordsOf } from "../../src/hearing/Words.ts"

const listen = listenFor({
  price: ["too|so really? expensive|high", "cant afford"],
  moved: ["moved ~ house", "just? relocated"]
})
const heard = (text: string) => {
  const words = wordsOf(text)
  return listen(words).map(({ value, first, end }) => [value, text.slice(words[first]?.from, words[end - 1]?.to)])
}

describe("cues", () => {
  it("are heard with either word, with or without what may be missing", () => {
    assert.deepStrictEqual(heard("It's too high"), [["price", "too high"]])
    assert.deepStrictEqual(heard("SO really, expensive!"), [["price", "SO really, expensive"]])
    assert.deepStrictEqual(heard("we relocated"), [["moved", "relocated"]])
  })

  it("reach over three words and no more", () => {
    assert.deepStrictEqual(heard("we moved to another big house"), [["moved", "moved to another big house"]])
    assert.isEmpty(heard("we moved to quite another big house"))
  })

  it("keep to whole words, and know them without their apostrophe", () => {
    assert.isEmpty(heard("too highly"))
    assert.deepStrictEqual(heard("I can’t afford it"), [["price", "can’t afford"]])
  })
})
