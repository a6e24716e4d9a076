export type Interval = readonly [low: number, high: number]

export const around = (estimate: number, halfWidth: number): Interval => [estimate - halfWidth, estimate + halfWidth]

export const covers = ([low, high]: Interval, value: number): boolean => low <= value && value <= high

export const widthOf = ([low, high]: Interval): number => high - low
