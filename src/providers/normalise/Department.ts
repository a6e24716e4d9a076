import { headline } from "./PlainText.ts"

const departments: ReadonlyArray<readonly [RegExp, string]> = [
  [/human resources|\bhr\b|people ops|recruit|talent/, "Human Resources"],
  [/information technology|\bit\b|information systems/, "Information Technology"],
  [/engineer|software|product development|technical/, "Engineering"],
  [/medical|health|clinical|nurs/, "Medical"],
  [/market|communication|public relations/, "Marketing"],
  [/sales|business development|account management/, "Sales"],
  [/customer|support|success/, "Customer Service"],
  [/financ|account|treasury|audit/, "Finance"],
  [/legal|compliance|counsel/, "Legal"],
  [/operation|logistic|supply|procurement|manufactur/, "Operations"],
  [/\bproduct\b/, "Product"],
  [/design|creative/, "Design"],
  [/education|teach|faculty/, "Education"],
  [/c[ _-]?suite|executive|leadership|founder/, "Executive"]
]

/** One word for what vendors call "Engineering & Technical", "master_engineering_technical" or "engineering". */
export const department = (name: string | undefined): string | undefined => {
  const words = headline(name?.replace(/^master_/, "").replaceAll("_", " "))
  const lower = words?.toLowerCase() ?? ""
  return departments.find(([pattern]) => pattern.test(lower))?.[1] ?? words
}
