const steps = [1, 1.5, 2, 3, 4, 5, 6, 8, 10]

/** The next round number that is not smaller. */
const roundUp = (value: number): number => {
  if (value <= 0) return 0
  const power = 10 ** Math.floor(Math.log10(value))
  return (steps.find(step => step * power >= value * (1 - 1e-9)) ?? 10) * power
}

/** From zero, or from below it, to a round number. */
export const rangeOf = (values: ReadonlyArray<number>): readonly [least: number, most: number] => {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const [least, most] = [low < 0 ? -roundUp(-low) : 0, roundUp(high)]
  return least === most ? [0, 1] : [least, most]
}

/** How far along a scale, 0-1, no further than its ends. */
export const placeOn = ([least, most]: readonly [number, number], value: number): number =>
  Math.min(1, Math.max(0, (value - least) / (most - least)))

const digits = (place: number): string => `${Math.round(100_000 * place) / 1_000}`

export const percentOf = (place: number): string => `${digits(place)}%`
