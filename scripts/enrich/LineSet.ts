/** A set of line numbers, one bit for each line of the file. */
export class LineSet {
  #bits = new Uint8Array(1024)
  size = 0

  has(line: number): boolean {
    return ((this.#bits[line >> 3] ?? 0) & (1 << (line & 7))) !== 0
  }

  /** False when it was there already. */
  add(line: number): boolean {
    const at = line >> 3
    if (at >= this.#bits.length) {
      const grown = new Uint8Array(Math.max(at + 1, this.#bits.length * 2))
      grown.set(this.#bits)
      this.#bits = grown
    }
    if (this.has(line)) return false
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (line & 7))
    this.size += 1
    return true
  }
}
