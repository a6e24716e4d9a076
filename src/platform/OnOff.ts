import { Config } from "effect"

/** A setting that is off until it is set to `on`. */
export const onWhenSet = (name: string): Config.Config<boolean> =>
  Config.literal(
    "on",
    "off"
  )(name).pipe(
    Config.withDefault("off" as const),
    Config.map(value => value === "on")
  )
