import { plainWord } from "../../pages/client/Plain.ts"
import { whyMissing } from "./Missing.ts"
import { Person } from "./Person.tsx"
import { fieldName, percent, sureness, surenessWord, valueText } from "./Plain.ts"
import type { State } from "./State.ts"
import type { ProfileJson } from "./Wire.ts"

const sections = [
  ["demographics", "Household"],
  ["propertyData", "Home"],
  ["firmographics", "Firm"],
  ["behavioral", "Interest"]
] as const

const originOf = (profile: ProfileJson, path: string): string => {
  const from = profile.provenance[path]
  const conflict = profile.conflicts.find(({ field }) => field === path)
  const agreed = from === undefined || from.agreedBy.length === 0 ? "" : `, ${from.agreedBy.join(" and ")} agree`
  const told =
    from === undefined ? "origin unknown" : `from ${from.provider}, seen ${from.observedAt.slice(0, 10)}${agreed}`
  const others = (conflict?.rejected ?? []).map(({ provider, value }) => `${provider} says ${valueText(path, value)}`)
  return others.length === 0 ? told : `${told}; ${others.join(", ")}`
}

interface Told {
  readonly name: string
  /** Where its confidence and its origin stand. */
  readonly path: string
  readonly profile: ProfileJson
  readonly value: string
}

const Fact = ({ name, path, profile, value }: Told) => {
  const confidence = profile.fieldConfidence[path] ?? 0
  const origin = `${percent(100 * confidence)} sure, ${originOf(profile, path)}`
  return (
    <li class="fact" tabindex={0} title={origin}>
      <span class={`dot ${sureness(confidence)}`} aria-hidden="true" />
      <span class="name">{name}</span>
      <span class="value">{value}</span>
      <span class="origin">
        {surenessWord(confidence)}: {origin}
      </span>
    </li>
  )
}

const factsOf = (section: object | undefined, name: string): ReadonlyArray<readonly [string, unknown]> =>
  Object.entries(section ?? {})
    .filter(([, value]) => value !== null && (typeof value !== "object" || Array.isArray(value)))
    .map(([field, value]) => [`${name}.${field}`, value] as const)

const Vehicles = ({ profile }: { profile: ProfileJson }) => (
  <>
    {(profile.vehicleData ?? []).map((vehicle, at) => {
      const parts = [vehicle.year, vehicle.make, vehicle.model].filter(part => part !== undefined)
      const field = vehicle.model === undefined ? "make" : "model"
      return (
        <Fact
          key={`${at}`}
          name="vehicle"
          path={`vehicleData.${at}.${field}`}
          profile={profile}
          value={parts.length === 0 ? (vehicle.vin ?? "of unknown make") : parts.join(" ")}
        />
      )
    })}
  </>
)

const Skeleton = () => (
  <ul class="facts" aria-label="Loading the profile">
    {Array.from({ length: 8 }, (_, at) => (
      <li class="fact skeleton" key={`${at}`} />
    ))}
  </ul>
)

const Profile = ({ profile }: { profile: ProfileJson }) => (
  <>
    <p class="note">
      {profile.isExpired ? "Out of date. " : ""}
      From {profile.dataSources.join(", ")}, {percent(100 * profile.confidenceScore)} sure on the whole, as of{" "}
      {profile.enrichedAt.slice(0, 10)}.
    </p>
    {sections.map(([name, title]) => {
      const facts = factsOf(profile[name], name)
      return facts.length === 0 ? null : (
        <section key={name}>
          <h3>{title}</h3>
          <ul class="facts">
            {facts.map(([path, value]) => (
              <Fact key={path} name={fieldName(path)} path={path} value={valueText(path, value)} profile={profile} />
            ))}
          </ul>
        </section>
      )
    })}
    {(profile.vehicleData ?? []).length > 0 && (
      <section>
        <h3>Vehicles</h3>
        <ul class="facts">
          <Vehicles profile={profile} />
        </ul>
      </section>
    )}
  </>
)

const Risk = ({ risk }: Pick<State, "risk">) =>
  risk === null || risk.severity === "low" ? null : (
    <section class="risk" aria-label="Risk">
      <h3>
        <span class="mark act" aria-hidden="true">
          ▲
        </span>{" "}
        Risk {plainWord(risk.severity)}: {risk.overallRiskScore} of 100
      </h3>
      <ul>
        {risk.validationChecks
          .filter(({ status }) => status === "failed")
          .map(({ message, name }) => (
            <li key={name}>{message}</li>
          ))}
      </ul>
    </section>
  )

/** What is on its way, and what could not be had. */
const Gaps = ({ state: { missing, pending, profile, risk } }: { state: State }) => {
  const isOnItsWay = pending.includes("profile")
  const gaps = [
    isOnItsWay ? null : whyMissing(missing, "profile"),
    risk === null && !pending.includes("risk") ? whyMissing(missing, "risk") : null
  ].filter(gap => gap !== null)
  return (
    <>
      {isOnItsWay && (
        <p class="note" role="status">
          {profile === null ? "What the providers know is still being fetched." : "A newer profile is being fetched."}
        </p>
      )}
      {risk === null && pending.includes("risk") && <p class="note">The risk is still being checked.</p>}
      {gaps.map(gap => (
        <p key={gap} class="gap" role="status">
          <span class="mark watch" aria-hidden="true">
            ●
          </span>{" "}
          {gap}
        </p>
      ))}
    </>
  )
}

/** Who this is, how sure that is, and where each fact came from. */
export const Who = ({ state }: { state: State }) => {
  const { call, pending, profile, risk } = state
  return (
    <section class="column who" aria-label="Who this is" id="who">
      {call !== null && <Person leadId={call.leadId} />}
      <Risk risk={risk} />
      <Gaps state={state} />
      {profile !== null ? <Profile profile={profile} /> : pending.includes("profile") && <Skeleton />}
    </section>
  )
}
