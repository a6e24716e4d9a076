/** What a line of an address shows of the place: a rural route leads to a home as a street does. */
export type MailingPlace = "dwelling" | "post_office_box" | "mail_drop"

const separators = /[\s.,#-]+/g

const rural = /\b(?:RR|RURAL R(?:OU)?TE|HCR?|HIGHWAY CONTRACT|STAR R(?:OU)?TE) ?\d+/
const box = /\b(?:P ?O|POST OFFICE|POSTAL) ?(?:BOX|BX|DRAWER)\b|^(?:BOX|LOCK ?BOX|DRAWER) \d+/
const drop = /\bPMB ?\d*\b|\bPRIVATE MAIL ?BOX\b|\bMAIL ?BOX \d+/
/** Programmes that shield a person give everybody in them the same box of the state's, and call it their home. */
const shielded = /\bACP\b|\bADDRESS CONFIDENTIALITY\b|\bSAFE AT HOME\b|\bSUBSTITUTE ADDRESS\b/

export const mailingPlaceOf = (street: string): MailingPlace => {
  const line = street.toUpperCase().replaceAll(separators, " ").trim()
  if (shielded.test(line) || rural.test(line)) return "dwelling"
  if (drop.test(line)) return "mail_drop"
  return box.test(line) ? "post_office_box" : "dwelling"
}
