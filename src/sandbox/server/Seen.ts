/** Which records or questions were bought already: the last `capacity` of them, as 53-bit hashes. */
export class Seen {
  private readonly hashes = new Set<number>()

  constructor(private readonly capacity = 1_000_000) {}

  private static hash(key: string): number {
    return Number(Bun.hash(key) & 0x1fffffffffffffn)
  }
  has(key: string): boolean {
    return this.hashes.has(Seen.hash(key))
  }
  /** True when the key is new. */
  add(key: string): boolean {
    const hash = Seen.hash(key)
    if (this.hashes.has(hash)) return false
    if (this.hashes.size >= this.capacity) {
      const oldest = this.hashes.values().next()
      if (!oldest.done) this.hashes.delete(oldest.value)
    }
    this.hashes.add(hash)
    return true
  }
  clear(): void {
    this.hashes.clear()
  }
}
