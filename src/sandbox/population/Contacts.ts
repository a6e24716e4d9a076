import type { State } from "./Places.ts"

/** Lines 555-0101 to 0189 are people's, 0190 to 0199 firms'; when a state runs out, lines are shared. */
export class PhoneBook {
  private readonly dealt = new Map<string, number>()

  private deal(state: State, kind: "person" | "firm", first: number, lines: number): string {
    const key = `${kind}${state.code}`
    const n = this.dealt.get(key) ?? 0
    this.dealt.set(key, n + 1)
    const codes = state.areaCodes
    const line = first + ((Math.floor(n / codes.length) * 37) % lines)
    return `+1${codes[n % codes.length] ?? "202"}5550${line}`
  }
  person(state: State): string {
    return this.deal(state, "person", 101, 89)
  }
  firm(state: State): string {
    return this.deal(state, "firm", 190, 10)
  }
}

export const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "")

export class MailBook {
  private readonly taken = new Set<string>()

  take(local: string, domain: string): string {
    for (let n = 1; ; n++) {
      const address = `${local}${n === 1 ? "" : n}@${domain}`
      if (!this.taken.has(address)) {
        this.taken.add(address)
        return address
      }
    }
  }
}
