const samplesKept = 15

/** How fast it goes: over the last samples, so that a change shows soon. */
export class Meter {
  #samples: ReadonlyArray<{ readonly at: number; readonly done: number }> = []

  sample(at: number, done: number): void {
    this.#samples = [...this.#samples, { at, done }].slice(-samplesKept)
  }

  get perSecond(): number {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)]
    if (first === undefined || last === undefined || last.at <= first.at) return 0
    return (1000 * (last.done - first.done)) / (last.at - first.at)
  }
}
