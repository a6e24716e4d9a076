import type { Words } from "../Play.ts"

export const riskWords = (message: string): Words => ({
  title: "Check who is calling before you go on",
  content: message,
  talkingPoints: ["Do not read out what we hold; let them tell.", "If it does not fit, close politely and report it."],
  scripts: [
    {
      id: "RISK-verify-1",
      text: "Before we go on, may I check a few details with you? Please tell me your full name and the address the policy would be for."
    }
  ]
})

export const permissionWords = (isForbidden: boolean): Words => ({
  title: isForbidden ? "This call should not have been made" : "It is not certain that this call may be made",
  content: isForbidden
    ? "A rule forbids it; the briefing names it. Apologise, end the call, and report it."
    : "The briefing names what is not known. Ask for consent before anything else.",
  talkingPoints: [],
  scripts: [
    isForbidden
      ? { id: "RISK-end-1", text: "I am sorry to have called you. I will end the call now." }
      : {
          id: "RISK-consent-1",
          text: "Is this a good moment, and is it all right that I call you on this number about your insurance?"
        }
  ]
})
