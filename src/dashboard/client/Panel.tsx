import type { Child } from "hono/jsx/dom"
import { isScopeMissing } from "../../pages/client/Service.ts"
import { Trouble } from "../../pages/client/Trouble.tsx"
import type { Table } from "./Csv.ts"
import { Data } from "./Data.tsx"
import { isUnreachable } from "./Load.ts"
import type { Part } from "./News.ts"

const scopes = ["analytics", "risk", "providers:admin"]

const NotAllowed = ({ scope }: { scope: string }) => (
  <p class="empty">
    <span class="mark watch" aria-hidden="true">
      ⊘
    </span>{" "}
    This key may not see this: it lacks the scope {scope}. One that may:{" "}
    <code>bun run keys make --name me --scopes {[...new Set([...scopes, scope])].join(",")}</code>
  </p>
)

const Unanswered = ({ error, tall }: { error: Error | null; tall: boolean }) => {
  if (error === null) return <div class={tall ? "skeleton tall" : "skeleton"} role="status" aria-label="Loading" />
  if (isScopeMissing(error)) return <NotAllowed scope={error.scope ?? "it needs"} />
  if (isUnreachable(error))
    return <p class="empty">Not fetched yet: the service cannot be reached. It is asked again.</p>
  return <Trouble error={error} />
}

interface Framed {
  readonly id: string
  readonly title: string
  readonly size?: "wide" | "half" | "third"
  readonly sentence?: string
  readonly table?: Table
  readonly children?: Child
}

/** A part of the page: what it is, what it says in one sentence, and what it is drawn from. */
const Panel = ({ children, id, sentence, size = "third", table, title }: Framed) => (
  <section class={`panel ${size}`} aria-labelledby={`${id}-title`} id={id}>
    <h2 id={`${id}-title`} tabindex={-1}>
      {title}
    </h2>
    {sentence !== undefined && <p class="sentence">{sentence}</p>}
    {children}
    {table !== undefined && <Data table={table} />}
  </section>
)

/** There are more of them than are shown. */
export const Rest = ({ nextCursor, shown, where }: { nextCursor: string | null; shown: number; where: string }) =>
  nextCursor === null ? null : (
    <p class="note">
      The first {shown}; the rest at <code>GET {where}</code>
    </p>
  )

interface Asked<A> extends Framed {
  readonly part: Part<A>
  readonly show: (answer: A) => Pick<Framed, "children" | "sentence" | "table">
}

/** A panel of what was asked for: while it is on its way, when it may not be seen, when it failed, and when it is there. */
export const PanelOf = <A,>({ part: { answer, error }, show, size = "third", ...frame }: Asked<A>) => {
  if (answer === null)
    return (
      <Panel size={size} {...frame}>
        <Unanswered error={error} tall={true} />
      </Panel>
    )
  const { children, ...told } = show(answer)
  return (
    <Panel size={size} {...frame} {...told}>
      {error !== null && !isUnreachable(error) && <Trouble error={error} />}
      {children}
    </Panel>
  )
}
