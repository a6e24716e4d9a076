import { Call } from "./Call.ts"
import type { CallRow } from "./CallsRepo.ts"

export const callOf = ({ endedAt, outcome, saleOfferId, premium, ...row }: CallRow): Call =>
  new Call({
    ...row,
    ...(endedAt === null ? {} : { endedAt }),
    ...(outcome === null ? {} : { outcome }),
    ...(saleOfferId === null ? {} : { saleOfferId }),
    ...(premium === null ? {} : { premium })
  })
