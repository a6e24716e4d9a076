import { useEffect, useReducer, useRef, useState } from "hono/jsx/dom"
import { ask, Refused } from "../../pages/client/Service.ts"
import { Trouble } from "../../pages/client/Trouble.tsx"
import { answeredBefore, noteAnswered } from "./Answered.ts"
import { Banner } from "./Banner.tsx"
import { ChecklistPanel } from "./ChecklistPanel.tsx"
import { Composer } from "./Composer.tsx"
import { type CallEndingJson, Ending } from "./Ending.tsx"
import { follow } from "./Follow.ts"
import { isKeyRefused, useInsisting } from "./Insisting.ts"
import { KeyAgain } from "./KeyAgain.tsx"
import { listenForKeys, type Shortcuts } from "./Keys.ts"
import { KeysHelp } from "./KeysHelp.tsx"
import { MoodLine } from "./MoodLine.tsx"
import { OffersPanel, type Step } from "./OffersPanel.tsx"
import { Rating } from "./Rating.tsx"
import { type Answering, Saying, shownAtMost } from "./Saying.tsx"
import { changed, nothingYet } from "./State.ts"
import { Transcript } from "./Transcript.tsx"
import { Who } from "./Who.tsx"
import type { BriefingJson, CallJson, OfferJson, SampleJson, SuggestionJson } from "./Wire.ts"

type Tab = "now" | "who" | "offers"

const tabs: ReadonlyArray<readonly [Tab, string]> = [
  ["now", "Now"],
  ["who", "Who"],
  ["offers", "Offers"]
]

const briefingEveryMs = 1_500

interface Shown {
  readonly call: CallJson
  readonly sample: SampleJson | null
  readonly leave: () => void
}

export const Screen = ({ call, leave, sample }: Shown) => {
  const [state, change] = useReducer(changed, { ...nothingYet, call, answered: answeredBefore() })
  const [error, setError] = useState<Error | null>(null)
  const [tab, setTab] = useState<Tab>("now")
  const [helps, setHelps] = useState(false)
  const { anotherKey, goOn, insist, wantKey, wantsKey } = useInsisting(() => setError(null))
  const { callId } = call

  const say = (speaker: "lead" | "agent", text: string) =>
    ask(`/api/calls/${callId}/events`, { type: "utterance", speaker, text }).then(
      () => {
        setError(null)
        return true
      },
      (reason: Error) => {
        if (isKeyRefused(reason)) wantKey()
        else setError(reason)
        return false
      }
    )

  const answered = (suggestion: SuggestionJson, used: boolean) => {
    change({ type: "answered", suggestion, used })
    noteAnswered(suggestion.suggestionId)
    insist(`/api/suggestions/${suggestion.suggestionId}/feedback`, { used }).catch(setError)
  }
  const answering: Answering = { use: one => answered(one, true), dismiss: one => answered(one, false) }
  const rate = (suggestion: SuggestionJson, effectivenessRating: number) => {
    change({ type: "rated" })
    insist(`/api/suggestions/${suggestion.suggestionId}/feedback`, { used: true, effectivenessRating }).catch(setError)
  }

  const step = (offer: OfferJson, to: Step) => {
    insist<OfferJson>(`/api/offers/${offer.offerId}/${to}`, { callId, agentId: call.agentId }).then(
      next => change({ type: "offer_changed", offer: next }),
      setError
    )
  }
  const end = (ending: CallEndingJson) => {
    insist<CallJson>(`/api/calls/${callId}/end`, ending).then(next => change({ type: "begun", call: next }), setError)
  }

  useEffect(
    () =>
      follow(callId, {
        messages: messages => change({ type: "told", messages }),
        connected: () => change({ type: "connected" }),
        lost: () => change({ type: "lost", at: Date.now() }),
        anotherKey,
        refused: status => setError(new Refused(status, { detail: "This key may not follow this call." }))
      }),
    [callId]
  )

  useEffect(() => {
    let isWanted = true
    const brief = async (): Promise<void> => {
      const briefing = await insist<BriefingJson>(`/api/calls/${callId}/briefing`)
      if (!isWanted) return
      change({ type: "briefed", briefing })
      if (briefing.pending.length === 0) return
      await new Promise(resume => setTimeout(resume, briefingEveryMs))
      if (isWanted) await brief()
    }
    brief().catch(setError)
    return () => {
      isWanted = false
    }
  }, [callId])

  useEffect(() => {
    const timer = setInterval(() => change({ type: "expired", at: Date.now() }), 1_000)
    return () => clearInterval(timer)
  }, [])

  useEffect(() => {
    if (sample === null) return
    let isPlaying = true
    const play = async () => {
      for (const { afterMs, speaker, text } of sample.lines) {
        await new Promise(resume => setTimeout(resume, afterMs))
        if (!isPlaying) return
        await insist(`/api/calls/${callId}/events`, { type: "utterance", speaker, text }).catch(setError)
      }
    }
    void play()
    return () => {
      isPlaying = false
    }
  }, [sample])

  const shortcuts = useRef<Shortcuts | null>(null)
  shortcuts.current = {
    use: at => {
      const one = state.suggestions.slice(0, shownAtMost)[at]
      if (one !== undefined) answering.use(one)
    },
    dismiss: () => {
      const [first] = state.suggestions
      if (first !== undefined) answering.dismiss(first)
    },
    help: () => setHelps(!helps),
    go: id => {
      setTab(id === "say" ? "now" : id)
      document.getElementById(id)?.focus()
    }
  }
  useEffect(
    () =>
      listenForKeys(
        () =>
          shortcuts.current ?? {
            use: () => undefined,
            dismiss: () => undefined,
            help: () => undefined,
            go: () => undefined
          }
      ),
    []
  )

  const [first] = state.suggestions
  const isLaw = first?.type === "compliance_reminder" || first?.type === "risk_awareness"
  const isOver = state.call?.status === "ended"
  return (
    <main class={`screen tab-${tab}`}>
      <header>
        <h1>Callwise</h1>
        <span class="note">
          {state.call?.agentId}, {state.call?.direction}, since {call.startedAt.slice(11, 16)} UTC
        </span>
        <button type="button" class="quiet" onClick={() => setHelps(!helps)}>
          <kbd>?</kbd> Keys
        </button>
        <button type="button" class="quiet" onClick={leave}>
          Other calls
        </button>
        {!isOver && <Ending end={end} offers={state.offers} />}
      </header>
      {wantsKey && <KeyAgain callId={callId} goOn={goOn} />}
      <Banner state={wantsKey ? { ...state, lostSince: null } : state} />
      <Trouble error={error} />
      <nav aria-label="Parts of the screen">
        {tabs.map(([name, word]) => (
          <button type="button" key={name} class="quiet" aria-pressed={`${tab === name}`} onClick={() => setTab(name)}>
            {word}
          </button>
        ))}
      </nav>
      <div class="columns">
        <Who state={state} />
        <div class="column now">
          <Saying state={state} answering={answering} />
          {state.used !== null && <Rating suggestion={state.used} rate={rate} />}
          <MoodLine state={state} />
          <Transcript state={state} />
          <Composer say={say} disabled={isOver} />
        </div>
        <div class="column right">
          <OffersPanel state={state} step={step} />
          <ChecklistPanel state={state} />
        </div>
      </div>
      <p class="heard-only" aria-live="polite">
        {first !== undefined && !isLaw ? `${first.title}. ${first.suggestedScript}` : ""}
      </p>
      <p class="heard-only" aria-live="assertive">
        {first !== undefined && isLaw ? `${first.title}. ${first.suggestedScript}` : ""}
      </p>
      {helps && <KeysHelp close={() => setHelps(false)} />}
    </main>
  )
}
