import { Config, ConfigError, Either } from "effect"

interface Bounds {
  readonly from: number
  readonly to: number
  /** When it is not set. */
  readonly otherwise?: number
}

const numberSetting =
  (kind: string, fits: (value: number) => boolean) =>
  (name: string, { from, to, otherwise }: Bounds): Config.Config<number> => {
    const given = Config.mapOrFail(Config.string(name), text => {
      const value = text.trim() === "" ? Number.NaN : Number(text)
      return fits(value) && value >= from && value <= to
        ? Either.right(value)
        : Either.left(ConfigError.InvalidData([], `must be ${kind}, ${from}-${to}, and is "${text}"`))
    })
    return otherwise === undefined ? given : Config.withDefault(given, otherwise)
  }

export const wholeNumber = numberSetting("a whole number", Number.isInteger)
export const decimal = numberSetting("a number", Number.isFinite)
