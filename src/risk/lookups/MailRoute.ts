import { type Context, Effect } from "effect"
import type { NameService, NoRecord } from "./NameService.ts"

export type MailRoute = "takes_mail" | "takes_no_mail" | "unknown"

type Service = Context.Tag.Service<typeof NameService>

/** A resolver that is cut off also says that no name exists: only one that finds what is there is believed. */
const denied = (names: Service, reason: NoRecord): Effect.Effect<MailRoute> =>
  reason === "no_answer"
    ? Effect.succeed("unknown")
    : Effect.map(names.isUp, isUp => (isUp ? "takes_no_mail" : "unknown"))

/** RFC 5321, 5.1: without a mail exchange the host itself takes mail. */
const byAddress = (names: Service, domain: string): Effect.Effect<MailRoute> =>
  Effect.matchEffect(names.addresses(domain), {
    onFailure: reason => denied(names, reason),
    onSuccess: found => (found.length > 0 ? Effect.succeed<MailRoute>("takes_mail") : denied(names, "no_record"))
  })

/** RFC 7505: one exchange without a name says that the domain takes no mail. */
const isRefusal = (exchange: string) => exchange === "" || exchange === "."

export const mailRouteOf = (names: Service, domain: string): Effect.Effect<MailRoute> =>
  Effect.matchEffect(names.mailExchanges(domain), {
    onFailure: reason => (reason === "no_record" ? byAddress(names, domain) : denied(names, reason)),
    onSuccess: found => {
      if (found.length === 0) return byAddress(names, domain)
      return Effect.succeed<MailRoute>(
        found.every(({ exchange }) => isRefusal(exchange)) ? "takes_no_mail" : "takes_mail"
      )
    }
  })
