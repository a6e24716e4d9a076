/** Intervals of a probability hold 95 of 100. */
export const intervalAlpha = 0.05
