import type { GroupedSample } from "../learner/Classifier.ts"
import { readingsOf, type Templates } from "./Template.ts"

const ofTemplate = <Label extends string>(label: Label | null, template: string, group: number) =>
  readingsOf(template).map((text): GroupedSample<Label> => ({ text, label, group }))

/** Every reading of every template; a template's readings are one group. */
export const samplesOf = <Label extends string>(
  templates: Templates<Label>,
  none: ReadonlyArray<string> = []
): ReadonlyArray<GroupedSample<Label>> => {
  const samples: Array<GroupedSample<Label>> = []
  for (const label in templates)
    for (const [group, template] of templates[label].entries()) samples.push(...ofTemplate(label, template, group))
  for (const [group, template] of none.entries()) samples.push(...ofTemplate<Label>(null, template, group))
  return samples
}
