import { Record, Schema } from "effect"
import type { Signal } from "./Check.ts"
import { Indicator, IndicatorId } from "./Indicator.ts"
import { indicators } from "./IndicatorTable.ts"

Schema.decodeUnknownSync(Schema.Record({ key: IndicatorId, value: Indicator }))(indicators)

const signals = Record.map(
  indicators,
  ({ citation, points, signal, strength }, id): Signal => ({ id, points, strength, message: `${signal}.`, citation })
)

export const signalOf = (id: keyof typeof indicators): Signal => signals[id]
