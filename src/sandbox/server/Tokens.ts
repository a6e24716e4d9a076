import { hashOf } from "../population/Draw.ts"

export type TokenState = "good" | "expired" | "unknown"

/** Signed tokens that carry their own end, so that nothing need be remembered of the ones given out. */
export class Tokens {
  issued = 0
  private generation = 0

  constructor(
    private readonly seed: number,
    private readonly owner: string
  ) {}

  private seal(claims: string): string {
    return hashOf("token", this.seed, this.owner, claims).toString(36)
  }
  issue(lifetimeSeconds: number, now: number): string {
    this.issued++
    const claims = `${Math.ceil(now + lifetimeSeconds * 1000).toString(36)}-${this.generation}-${this.issued.toString(36)}`
    return `eyJzYW5kYm94.${claims}.${this.seal(claims)}`
  }
  expireAll(): void {
    this.generation++
  }
  stateOf(token: string | undefined, now: number): TokenState {
    const [, claims = "", seal] = token?.split(".") ?? []
    if (seal === undefined || seal !== this.seal(claims)) return "unknown"
    const [end = "", generation] = claims.split("-")
    return Number(generation) === this.generation && Number.parseInt(end, 36) > now ? "good" : "expired"
  }
}
