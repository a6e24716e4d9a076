import { assert, describe, it } from "@effect/vitest"
import { Config, ConfigError, ConfigProvider, Effect, Either, FastCheck } from "effect"
import { decimal, wholeNumber } from "../../src/platform/NumberSetting.ts"

const read = <A>(config: Config.Config<A>, given: string | undefined) =>
  Effect.runSync(
    Effect.either(
      Effect.withConfigProvider(config, ConfigProvider.fromMap(new Map(given === undefined ? [] : [["LIMIT", given]])))
    )
  )

const bounds = { from: -3, to: 40, otherwise: 7 }

describe("a number that is set", () => {
  it.prop(
    "is taken within its bounds, and refused by name outside of them",
    [FastCheck.integer({ min: -99, max: 99 })],
    ([n]) => {
      const found = read(wholeNumber("LIMIT", bounds), `${n}`)
      if (n >= -3 && n <= 40) assert.deepStrictEqual(found, Either.right(n))
      else
        assert.deepStrictEqual(
          found,
          Either.left(ConfigError.InvalidData(["LIMIT"], `must be a whole number, -3-40, and is "${n}"`))
        )
    }
  )

  it("is not what is no number", () => {
    for (const text of ["", " ", "abc", "7 leads", "NaN", "Infinity"]) {
      assert.isTrue(Either.isLeft(read(wholeNumber("LIMIT", bounds), text)), text)
      assert.isTrue(Either.isLeft(read(decimal("LIMIT", bounds), text)), text)
    }
  })

  it("has a fraction only where one makes sense", () => {
    assert.isTrue(Either.isLeft(read(wholeNumber("LIMIT", bounds), "7.5")))
    assert.deepStrictEqual(read(decimal("LIMIT", bounds), "7.5"), Either.right(7.5))
  })

  it("is what stands for it when it is not set, and optional where nothing does", () => {
    assert.deepStrictEqual(read(wholeNumber("LIMIT", bounds), undefined), Either.right(7))
    const optional = Config.option(wholeNumber("LIMIT", { from: 0, to: 9 }))
    assert.isTrue(Either.isRight(read(optional, undefined)))
    assert.isTrue(Either.isLeft(read(optional, "10")), "what is wrong does not count as not set")
  })
})
