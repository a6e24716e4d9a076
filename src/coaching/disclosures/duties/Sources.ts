/** The day on which the wordings were last checked. */
export const checked = "2026-11-23"
export const checkedSince = "2026-11-26"

/** Where the wording of a duty was collected; the law that wants it is its citation. */
export const sources = {
  recording: "recordphonecall.com and three other guides to recording consent, 2026",
  transcription: "Ambriz v. Google; Taylor v. ConverseNow: reports of law firms, 2025",
  newYork224: "Text of 11 NYCRR 224, first amendment; Highland on Regulation 187, 2019-2020",
  marketplace: "Messer Financial and the Virginia exchange on 45 CFR 155.220(j), 2023-2026",
  tpmo: "informedpluschoice.com on the CMS rule for 2027, May 2026; Action Benefits on the wording, March 2026",
  scope48: "Neishloss on the 48 hours before an appointment, 2023",
  tpmo2025: "Action Benefits on the wording for 2026, March 2026",
  medicareMarketing: "Hall Render on the CMS rule for 2027, 2026",
  limitedHealth: "Orders on MediaAlpha and Assurance IQ, August 2025",
  workersCompensation: "Gusto and WorkCompOne on thresholds by state, 2026",
  residual:
    "Triple-I on residual markets, 2023; Kousky and Friedrich in the Journal of Catastrophe Risk and Resilience, 2025",
  practice: "General knowledge of insurance practice; not looked up in one text"
} as const
