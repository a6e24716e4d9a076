const maxFingerprints = 4_000_000

/** A set of positive whole numbers below 2^48 at some 12 bytes each; when it is full, nothing more counts as seen. */
export class FingerprintSet {
  #slots = new Float64Array(4096)
  size = 0

  constructor(private readonly capacity = maxFingerprints) {}

  /** False when it was there already. */
  add(fingerprint: number): boolean {
    const at = this.#slotOf(this.#slots, fingerprint)
    if (this.#slots[at] === fingerprint) return false
    if (this.size === this.capacity) return true
    this.#slots[at] = fingerprint
    this.size += 1
    if (this.size > this.#slots.length * 0.66) this.#grow()
    return true
  }

  #slotOf(slots: Float64Array, fingerprint: number): number {
    let at = fingerprint % slots.length
    while (slots[at] !== 0 && slots[at] !== fingerprint) at = (at + 1) % slots.length
    return at
  }

  #grow(): void {
    const grown = new Float64Array(this.#slots.length * 2)
    for (const fingerprint of this.#slots) if (fingerprint !== 0) grown[this.#slotOf(grown, fingerprint)] = fingerprint
    this.#slots = grown
  }
}
