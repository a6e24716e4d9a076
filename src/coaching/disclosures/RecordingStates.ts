/**
 * States in which everybody on a call must know that it is recorded, or which are treated so for safety between states, with the
 * law. As collected in November 2026.
 */
export const everybodyMustKnow: Readonly<Record<string, string>> = {
  CA: "Penal Code 632, 632.7",
  CT: "CGS 52-570d (phone: civil) - notice at start of recording or beep suffices",
  DE: "11 Del. C. 2402 v. 1335 (conflict)",
  FL: "Fla. Stat. 934.03",
  IL: "720 ILCS 5/14 (private conversations)",
  MD: "Cts. & Jud. 10-402",
  MA: "MGL 272 s.99",
  MI: "participant may record under case law; treated as all-party for interstate safety",
  MT: "MCA 45-8-213",
  NV: "NRS 200.620 (phone)",
  NH: "RSA 570-A:2",
  OR: "phone is one-party; in-person all-party",
  PA: "18 Pa.C.S. 5703",
  WA: "RCW 9.73.030"
}
