import { useEffect, useState } from "hono/jsx/dom"
import { fieldOf } from "../../pages/client/FormField.ts"
import { ask } from "../../pages/client/Service.ts"
import { Trouble } from "../../pages/client/Trouble.tsx"
import { LeadField } from "./LeadField.tsx"
import type { CallJson, SampleJson } from "./Wire.ts"

const Running = ({ open }: { open: (call: CallJson) => void }) => {
  const [calls, setCalls] = useState<ReadonlyArray<CallJson> | null>(null)
  const [error, setError] = useState<Error | null>(null)
  useEffect(() => {
    ask<{ items: ReadonlyArray<CallJson> }>("/api/calls?status=active&limit=10").then(
      ({ items }) => setCalls(items),
      setError
    )
  }, [])
  if (error !== null) return <Trouble error={error} />
  if (calls === null) return <div class="skeleton tall" role="status" aria-label="Looking for calls" />
  if (calls.length === 0) return <p class="empty">No call goes on. Begin one, or play a sample.</p>
  return (
    <ul class="running">
      {calls.map(call => (
        <li key={call.callId}>
          <button type="button" class="quiet" onClick={() => open(call)}>
            {call.leadId} with {call.agentId}, since {call.startedAt.slice(11, 16)}
          </button>
        </li>
      ))}
    </ul>
  )
}

const Samples = ({ play }: { play: (sample: SampleJson) => void }) => {
  const [samples, setSamples] = useState<ReadonlyArray<SampleJson>>([])
  const [error, setError] = useState<Error | null>(null)
  useEffect(() => {
    ask<ReadonlyArray<SampleJson>>("/console/samples.json").then(setSamples, setError)
  }, [])
  if (error !== null) return <Trouble error={error} />
  return (
    <ul class="running">
      {samples.map(sample => (
        <li key={sample.id}>
          <button type="button" class="quiet" onClick={() => play(sample)}>
            {sample.title}
          </button>
        </li>
      ))}
    </ul>
  )
}

const leadId = /^[A-Za-z0-9._:-]{1,128}$/

interface Begin {
  /** Why a call could not be taken up. */
  readonly error: Error | null
  readonly open: (call: CallJson) => void
  readonly play: (sample: SampleJson, call: CallJson) => void
  readonly anotherKey: () => void
}

/** A call to begin, to take up, or to rehearse. */
export const Start = ({ anotherKey, error: before, open, play }: Begin) => {
  const [error, setError] = useState<Error | null>(null)
  const begin = (event: Event) => {
    event.preventDefault()
    const body = {
      leadId: fieldOf(event, "leadId"),
      agentId: fieldOf(event, "agentId"),
      direction: fieldOf(event, "direction")
    }
    if (!leadId.test(body.leadId)) return setError(new Error("Choose the lead among those found, or write its id."))
    ask<CallJson>("/api/calls", body).then(open, setError)
  }
  const rehearse = (sample: SampleJson) => {
    const leadId = `sample-${sample.id}`
    ask(`/api/leads/${leadId}`, sample.lead, "PUT")
      .then(() => ask<CallJson>("/api/calls", { leadId, agentId: sample.agent.agentId, direction: "inbound" }))
      .then(call => play(sample, call), setError)
  }
  return (
    <main class="start">
      <header class="start-head">
        <h1>Callwise</h1>
        <a href="/">Dashboard</a>
        <button type="button" class="quiet" onClick={anotherKey}>
          Another key
        </button>
      </header>
      <Trouble error={error ?? before} />
      <form onSubmit={begin}>
        <h2>Begin a call</h2>
        <LeadField />
        <label>
          Agent <input name="agentId" required placeholder="agent id" />
        </label>
        <label>
          Direction
          <select name="direction">
            <option value="outbound">I call them</option>
            <option value="inbound">They call me</option>
          </select>
        </label>
        <button type="submit">Begin</button>
      </form>
      <section>
        <h2>Calls that go on</h2>
        <Running open={open} />
      </section>
      <section>
        <h2>Sample calls</h2>
        <Samples play={rehearse} />
      </section>
    </main>
  )
}
