import module from "jstat"

const { jStat } = module

export const logGamma = (x: number): number => jStat.gammaln(x)

/** Leaves `alpha` outside, half of it on either side. */
export const normalCritical = (alpha: number): number => jStat.normal.inv(1 - alpha / 2, 0, 1)

/** Beyond this many degrees Student's distribution is the normal one to six digits, and its inverse loses them. */
const manyDegrees = 1e6

export const studentCritical = (alpha: number, degreesOfFreedom: number): number =>
  degreesOfFreedom > manyDegrees ? normalCritical(alpha) : jStat.studentt.inv(1 - alpha / 2, degreesOfFreedom)

export const betaQuantile = (p: number, a: number, b: number): number => jStat.beta.inv(p, a, b)
