import { dayPlus } from "../population/Calendar.ts"
import { Draw } from "../population/Draw.ts"
import type { VendorId } from "../server/Vendor.ts"

export type Subject = "person" | "company" | "home" | "garage"

interface Habits {
  /** Share of subjects known at all. */
  readonly coverage: Partial<Record<Subject, number>>
  /** Median age of what is known. */
  readonly medianDays: number
  /** Share of values that are wrong though fresh, at middling quality. */
  readonly errorRate: number
  readonly knowsPersonalEmail: number
  readonly knowsPhone: number
}

export const habits: Readonly<Record<VendorId, Habits>> = {
  zoominfo: {
    coverage: { person: 0.76, company: 0.9 },
    medianDays: 110,
    errorRate: 0.05,
    knowsPersonalEmail: 0.4,
    knowsPhone: 0.6
  },
  apollo: {
    coverage: { person: 0.7, company: 0.84 },
    medianDays: 160,
    errorRate: 0.07,
    knowsPersonalEmail: 0.35,
    knowsPhone: 0
  },
  clearbit: {
    coverage: { person: 0.58, company: 0.82 },
    medianDays: 420,
    errorRate: 0.08,
    knowsPersonalEmail: 0.45,
    knowsPhone: 0
  },
  dnb: { coverage: { company: 0.94 }, medianDays: 80, errorRate: 0.04, knowsPersonalEmail: 0, knowsPhone: 0 },
  household: {
    coverage: { person: 0.84, home: 0.9 },
    medianDays: 150,
    errorRate: 0.06,
    knowsPersonalEmail: 0.8,
    knowsPhone: 0.82
  },
  vehicles: { coverage: { garage: 0.8 }, medianDays: 200, errorRate: 0.06, knowsPersonalEmail: 0, knowsPhone: 0 }
}

const copiedShare = 0.25

/**
 * How well one vendor knows one subject. Good knowledge is fresh and seldom wrong; each vendor errs by itself, but a
 * quarter of Clearbit's records repeat what Apollo has, mistakes included.
 */
export class Witness {
  readonly knows: boolean
  /** 0-1; what the vendor's own score is made of. */
  readonly quality: number
  readonly observedOn: string
  private readonly source: Witness | undefined

  constructor(
    private readonly seed: number,
    private readonly vendor: VendorId,
    private readonly subject: Subject,
    private readonly index: number,
    today: string
  ) {
    const { coverage, medianDays } = habits[vendor]
    const draw = new Draw(seed, vendor, subject, index)
    this.knows = draw.chance(coverage[subject] ?? 0)
    this.quality = 1 - draw.next() ** 2
    this.observedOn = dayPlus(today, -Math.min(2400, 2 + draw.lognormal(medianDays * (1.6 - this.quality), 0.8)))
    const copies = vendor === "clearbit" && draw.chance(copiedShare)
    this.source = copies ? new Witness(seed, "apollo", subject, index, today) : undefined
  }
  /** A draw for making up the wrong value, when the vendor has this field wrong. */
  wrong(field: string, weight = 1): Draw | undefined {
    if (this.source !== undefined) return this.source.wrong(field, weight)
    const draw = new Draw(this.seed, this.vendor, this.subject, this.index, "wrong", field)
    return draw.chance(habits[this.vendor].errorRate * weight * (2.4 - 2.1 * this.quality)) ? draw : undefined
  }
  /** A draw of its own for a field: noise, spelling, whether it is known. */
  own(field: string): Draw {
    return new Draw(this.seed, this.vendor, this.subject, this.index, "own", field)
  }
  has(field: string, share: number): boolean {
    return this.own(`has ${field}`).chance(share)
  }
  /** The vendor's score 0-1: quality with some noise. */
  get score(): number {
    return Math.max(0, Math.min(1, this.quality * 0.85 + this.own("score").next() * 0.15))
  }
}
