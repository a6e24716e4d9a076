import { type Days, periods, zoneHere } from "./Period.ts"

interface Shown {
  readonly days: Days
  readonly freshAt: number | null
  readonly choose: (days: Days) => void
  readonly refresh: () => void
  readonly anotherKey: () => void
}

const clock = (at: number): string => new Date(at).toLocaleTimeString("en-GB")

/** Whose days are shown, and how fresh they are. */
export const Head = ({ anotherKey, choose, days, freshAt, refresh }: Shown) => (
  <header class="head">
    <h1>Callwise</h1>
    <nav aria-label="Pages">
      <a href="/" aria-current="page">
        Dashboard
      </a>
      <a href="/console">Call screen</a>
      <a href="/docs">API</a>
    </nav>
    <div class="controls">
      <fieldset class="periods">
        <legend class="heard-only">Period</legend>
        {periods.map(period => (
          <button
            type="button"
            key={`${period}`}
            class="quiet"
            aria-pressed={`${period === days}`}
            onClick={() => choose(period)}
          >
            {period} days
          </button>
        ))}
      </fieldset>
      <p class="note fresh">
        {freshAt === null ? "loading" : `as of ${clock(freshAt)}`}, days of {zoneHere().replaceAll("_", " ")}
      </p>
      <button type="button" class="quiet" onClick={refresh}>
        Refresh
      </button>
      <button type="button" class="quiet" onClick={anotherKey}>
        Another key
      </button>
    </div>
  </header>
)
