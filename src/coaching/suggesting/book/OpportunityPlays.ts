import type { OfferType } from "../../../offers/OfferType.ts"
import type { Words } from "../Play.ts"

const opening = (
  id: string,
  opens: OfferType,
  title: string,
  content: string,
  ...scripts: ReadonlyArray<string>
): Words => ({
  opens,
  title,
  content,
  talkingPoints: ["Ask before you offer.", "A no is fine."],
  scripts: scripts.map((text, at) => ({ id: `${id}-${at + 1}`, text }))
})

/** What a life event may call for; grief and illness call for no sale and are not here. */
export const lifeEventOpenings: ReadonlyMap<string, Words> = new Map(
  Object.entries({
    marriage: opening(
      "LIFE-marriage",
      "life",
      "Newly married: two lives to plan for",
      "Two incomes, shared debts, perhaps one household policy.",
      "Congratulations! Does either of you depend on the other's income? Then it may be worth a look at life cover; if not, we leave it."
    ),
    new_child: opening(
      "LIFE-new_child",
      "life",
      "A child: who depends on the income?",
      "Years until the child is grown, times what the family needs.",
      "Congratulations! Do you have life cover already, through work for instance? We can put a number on what your family would need."
    ),
    new_home: opening(
      "LIFE-new_home",
      "home",
      "A new home to insure",
      "The lender asks for home cover from the day of closing.",
      "When do you close? Most lenders want home cover from that day on. Shall I work out an estimate?"
    ),
    move: opening(
      "LIFE-move",
      "home",
      "A move changes both home and car cover",
      "Another address, another price; belongings need cover from the first day.",
      "When do you move, and to which place? Your belongings and your car are rated by where you live, so let us look at both."
    ),
    new_vehicle: opening(
      "LIFE-new_vehicle",
      "auto",
      "A new vehicle to insure",
      "Needs its own cover; a lender asks for collision and comprehensive.",
      "What car is it, and is it financed? A lender usually asks for collision and comprehensive."
    ),
    new_job: opening(
      "LIFE-new_job",
      "life",
      "A new job: what came with it?",
      "Cover through work may change or end with the job.",
      "Did cover come with the new job? It is worth checking the amount, and whether it stays with you if you leave."
    ),
    job_loss: opening(
      "LIFE-job_loss",
      "health",
      "Cover through work may have ended",
      "Losing cover opens a window of 60 days for a Marketplace plan.",
      "I am sorry to hear that. Did your health cover come through the job? Losing it opens a window of 60 days to choose a Marketplace plan."
    ),
    retirement: opening(
      "LIFE-retirement",
      "health",
      "Retirement changes health cover",
      "Cover through work ends; Medicare has its own dates.",
      "When does your cover through work end? There are dates to keep, so let us write them down first."
    ),
    turning_65: opening(
      "LIFE-turning_65",
      "health",
      "Turning 65 opens the Medicare window",
      "Seven months around the birthday; what is missed may cost a penalty. Agree on the scope before any plan is spoken of.",
      "When is your birthday? There is a window of seven months around it to sign up. Shall we agree first on what you would like to talk about?"
    ),
    new_driver: opening(
      "LIFE-new_driver",
      "auto",
      "A new driver in the household",
      "Must be listed; good-student and training discounts may apply.",
      "A new driver has to be on the policy. Do they have good grades or a driving course? Some insurers give a discount for that."
    ),
    new_business: opening(
      "LIFE-new_business",
      "commercial",
      "A business of their own",
      "Home and personal auto policies mostly leave business out.",
      "Do you work from home, or use your car for it? Personal policies mostly leave business out, so let us see what you would need."
    ),
    graduation: opening(
      "LIFE-graduation",
      "auto",
      "A graduate moves on",
      "Own household, own policies; renters cover for belongings.",
      "Will they live on their own now? Then their belongings and their car may need policies of their own."
    )
  })
)

export const bundleWords: Words = {
  opens: "bundle",
  title: "A bundle may fit",
  content: "Both lines are among the offers. The discount depends on each insurer; each policy stands on its own.",
  talkingPoints: ["Ask whether one place for both matters to them.", "Show the parts and the sum."],
  scripts: [
    {
      id: "UPSELL-bundle-1",
      text: "Shall I show you both policies together, with what each costs by itself, so you see whether it makes a difference?"
    },
    {
      id: "UPSELL-bundle-2",
      text: "Would having both in one place matter to you? A discount depends on the insurer, and I will show you the parts."
    }
  ]
}

const lineNames: Readonly<Record<OfferType, string>> = {
  auto: "auto",
  home: "home",
  life: "life",
  health: "health",
  commercial: "business",
  bundle: "bundled"
}

/** For a line that fits what is known and that nobody has spoken of. */
export const crossSellWords = (line: OfferType): Words => ({
  opens: line,
  title: `${lineNames[line][0]?.toUpperCase() ?? ""}${lineNames[line].slice(1)} cover may fit too`,
  content: "It is among the offers worked out for this lead. Ask first whether it is covered already.",
  talkingPoints: ["Ask before you offer.", "A no is fine."],
  scripts: [
    {
      id: `CROSS-${line}-1`,
      text: `May I ask who your ${lineNames[line]} cover is with at present? If you are happy there, we leave it at that.`
    },
    {
      id: `CROSS-${line}-2`,
      text: `While we are at it: is your ${lineNames[line]} cover up to date, or would a second look help?`
    }
  ]
})

export const likedWords: Words = {
  title: "Lead likes the offer: the next level is worth naming",
  content: "Name what the next level adds, once, with its price. Whatever they choose is right.",
  talkingPoints: ["What it adds, in one sentence.", "The price of both."],
  scripts: [
    {
      id: "UPSELL-level-1",
      text: "Glad it fits. There is one level above it; may I tell you in a sentence what it adds and what it costs, and you choose?"
    },
    {
      id: "UPSELL-level-2",
      text: "Before we go on: would you like to see what higher limits would cost, or is this the right level for you?"
    }
  ]
}
