import { createHash } from "node:crypto"
import auto from "./tables/auto.json" with { type: "json" }
import autoLimits from "./tables/auto-limits.json" with { type: "json" }
import commercial from "./tables/commercial.json" with { type: "json" }
import health from "./tables/health.json" with { type: "json" }
import home from "./tables/home.json" with { type: "json" }
import life from "./tables/life.json" with { type: "json" }
import factorRules from "./tables/rating-factor-rules.json" with { type: "json" }
import sources from "./tables/sources.json" with { type: "json" }

const dated = { auto, autoLimits, commercial, factorRules, health, home, life }
const latest = Object.values(dated)
  .map(({ asOf }) => asOf)
  .sort()
  .at(-1)

/** On which how they are worked with, and what is said of it, was last settled. */
const workedOn = "2026-11-26"

/** Of every table together: the day of the latest, and what they hold. */
export const ratingTablesVersion = `${latest}-${createHash("sha256")
  .update(JSON.stringify({ ...dated, sources, workedOn }))
  .digest("hex")
  .slice(0, 12)}`
