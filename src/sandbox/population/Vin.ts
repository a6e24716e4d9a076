import type { Draw } from "./Draw.ts"

const letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
const signs = `${letters}0123456789`
const yearSigns = "ABCDEFGHJKLMNPRSTVWXY123456789"
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const values: Readonly<Record<string, number>> = {
  ...Object.fromEntries([..."0123456789"].map(digit => [digit, Number(digit)])),
  ...Object.fromEntries([..."ABCDEFGH"].map((letter, i) => [letter, i + 1])),
  ...{ J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9 },
  ...Object.fromEntries([..."STUVWXYZ"].map((letter, i) => [letter, i + 2]))
}

/** Position 9 of a VIN, 49 CFR 565.15(c). */
export const checkDigit = (vin: string): string => {
  const sum = weights.reduce((total, weight, i) => total + weight * (values[vin.charAt(i)] ?? 0), 0) % 11
  return sum === 10 ? "X" : String(sum)
}

export const drawVin = (draw: Draw, wmi: string, modelYear: number): string => {
  const sign = () => signs.charAt(draw.int(0, signs.length - 1))
  const digits = (count: number) => Array.from({ length: count }, () => draw.int(0, 9)).join("")
  const head = wmi + sign() + sign() + sign() + sign() + sign()
  const tail = yearSigns.charAt((modelYear - 1980) % 30) + letters.charAt(draw.int(0, 22)) + digits(6)
  return head + checkDigit(`${head}0${tail}`) + tail
}
