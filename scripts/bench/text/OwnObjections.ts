import { hearing } from "../../../src/hearing/Hearing.ts"
import { percent, say } from "../Figures.ts"
import { paraphrases } from "./Paraphrases.ts"

/** Objections in words that the product was not taught by. */
export const ownObjections = () => {
  const analyse = hearing([])
  const asked = Object.entries(paraphrases).flatMap(([truth, texts]) =>
    texts.map(text => {
      const heard = analyse({ speaker: "lead", text }).findings.filter(({ type }) => type === "objection")
      const [best] = heard.toSorted((a, b) => b.confidence - a.confidence)
      return { truth, told: best?.value ?? "none", confidence: best?.confidence ?? 0 }
    })
  )
  const objecting = asked.filter(({ truth }) => truth !== "none")
  const plain = asked.filter(({ truth }) => truth === "none")
  const raised = asked.filter(({ told }) => told !== "none")
  const share = (all: typeof asked) => percent(all.filter(({ truth, told }) => truth === told).length / all.length)
  const trust = raised.reduce((sum, { confidence }) => sum + confidence, 0) / raised.length
  say(
    `own objections    found ${share(objecting)} of ${objecting.length}; silent at ${share(plain)} of ${plain.length} others`
  )
  say(`  of those raised ${share(raised)} right, mean confidence ${percent(trust)}`)
}
