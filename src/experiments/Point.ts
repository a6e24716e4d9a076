const fortyEightBits = 2 ** 48

/** Where a unit stands in 0 <= point < 1: always at the same place under one salt, and anywhere under another. */
export const pointOf = (salt: string, unitId: string): number => {
  const digest = new Bun.CryptoHasher("sha256").update(JSON.stringify([salt, unitId])).digest()
  return digest.readUIntBE(0, 6) / fortyEightBits
}
