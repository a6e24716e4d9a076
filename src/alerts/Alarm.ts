/** What one evaluation says of a rule and what it watches. `unknown`: too little happened to tell. */
export type Signal = "breach" | "between" | "clear" | "unknown"

export type Alarm =
  | { readonly _tag: "Quiet" }
  | { readonly _tag: "Pending"; readonly breaches: number }
  | { readonly _tag: "Firing"; readonly clears: number }

export interface Hold {
  readonly toFire: number
  readonly toClear: number
}

export const quiet: Alarm = { _tag: "Quiet" }

/** In a row means in a row: whatever else is signalled in between begins the count anew. */
export const next = (alarm: Alarm, signal: Signal, { toClear, toFire }: Hold): Alarm => {
  if (alarm._tag === "Firing") {
    const clears = signal === "clear" ? alarm.clears + 1 : 0
    return clears >= toClear ? quiet : { _tag: "Firing", clears }
  }
  if (signal !== "breach") return quiet
  const breaches = alarm._tag === "Pending" ? alarm.breaches + 1 : 1
  return breaches >= toFire ? { _tag: "Firing", clears: 0 } : { _tag: "Pending", breaches }
}
