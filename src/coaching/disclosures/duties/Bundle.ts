import type { Duty } from "../Duty.ts"
import { checked, sources } from "./Sources.ts"

/** Of several policies sold together. */
export const bundleDuties: ReadonlyArray<Duty> = [
  {
    id: "DIS-BUNDLE",
    version: checked,
    title: "Say that a bundle may cost no less",
    script:
      "A bundle discount depends on each insurer and may not lower the total price. Each policy stands on its own.",
    elements: [
      {
        what: "that it may not lower the price",
        cues: [
          "may|might|will not lower|reduce|save",
          "may|might not pay|cost|be ~ less|lower|cheaper",
          "not|dont|doesnt always ~ save|lower|reduce|cheaper|less",
          "depends|varies on|by|with ~ insurer|insurers|carrier|carriers|company|companies",
          "stands|stand on its|their own",
          "end|ends up ~ same|more",
          "not|dont have|need to buy|take both|all"
        ]
      }
    ],
    due: { kind: "after", topic: "bundle", lines: 4 },
    onceSpokenOf: true,
    citation: "NAIC Unfair Trade Practices Act, model 880, section 4 (no tying)",
    source: sources.practice,
    confidence: "high"
  }
]
