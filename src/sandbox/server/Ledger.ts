import { type VendorId, vendorIds } from "./Vendor.ts"

const pageSize = 10_000

export interface Entry {
  readonly vendor: VendorId
  readonly reference: string | null
  readonly units: number
  readonly at: string
}

/** 10,000 charges; a full page keeps its references as one block of bytes instead of as strings. */
class Page {
  private readonly vendors = new Uint8Array(pageSize)
  private readonly units = new Uint16Array(pageSize)
  private readonly times = new Float64Array(pageSize)
  private references: Array<string> = []
  private packed: Uint8Array | undefined
  size = 0

  add(vendor: number, reference: string, units: number, at: number): void {
    this.vendors[this.size] = vendor
    this.units[this.size] = units
    this.times[this.size] = at
    this.references.push(reference)
    this.size++
    if (this.size === pageSize) {
      this.packed = new TextEncoder().encode(this.references.join("\n"))
      this.references = []
    }
  }
  *entries(): Generator<Entry> {
    const references = this.packed === undefined ? this.references : new TextDecoder().decode(this.packed).split("\n")
    const size = this.size
    for (let i = 0; i < size; i++) {
      const reference = references[i] ?? ""
      yield {
        vendor: vendorIds[this.vendors[i] ?? 0] ?? "zoominfo",
        reference: reference === "" ? null : reference,
        units: this.units[i] ?? 0,
        at: new Date(this.times[i] ?? 0).toISOString()
      }
    }
  }
}

/** What each vendor has charged. Totals are exact; the log keeps the last 1,000,000 charges. */
export class Ledger {
  private pages: Array<Page> = [new Page()]
  private readonly totals = new Map<VendorId, number>()

  constructor(private readonly mostPages = 100) {}

  charge(vendor: VendorId, reference: string | undefined, units: number, at: number): void {
    let page = this.pages.at(-1)
    if (page === undefined || page.size === pageSize) {
      page = new Page()
      this.pages.push(page)
      if (this.pages.length > this.mostPages + 1) this.pages.shift()
    }
    page.add(vendorIds.indexOf(vendor), reference ?? "", units, at)
    this.totals.set(vendor, this.billed(vendor) + units)
  }
  billed(vendor: VendorId): number {
    return this.totals.get(vendor) ?? 0
  }
  get total(): number {
    return [...this.totals.values()].reduce((sum, units) => sum + units, 0)
  }
  *entries(): Generator<Entry> {
    for (const page of this.pages) yield* page.entries()
  }
  clear(): void {
    this.pages = [new Page()]
    this.totals.clear()
  }
}
