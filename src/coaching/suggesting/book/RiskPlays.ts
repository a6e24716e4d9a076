import type { RiskInSight } from "../../CallFacts.ts"
import type { Words } from "../Play.ts"

const verify = (message: string): Words => ({
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

const rule = (message: string): Words => ({
  title: "Mind a rule before you offer",
  content: message,
  talkingPoints: [
    "Say openly what stands in the way.",
    "Among the offers stands which rule it is, and what opens a line that it closes."
  ],
  scripts: [
    {
      id: "RISK-rule-1",
      text: "Before I speak of any plan, let me ask you a few things, so that we only talk about what is open to you."
    }
  ]
})

const handOver = (message: string): Words => ({
  title: "Let somebody go on who is licensed there",
  content: message,
  talkingPoints: ["Quote nothing, and advise on nothing."],
  scripts: [
    {
      id: "RISK-licence-1",
      text: "A colleague of mine is licensed in your state and should go on with you. May I put you through, or have you called back?"
    }
  ]
})

export const riskWords = ({ category, check, message }: RiskInSight): Words =>
  category !== "compliance" ? verify(message) : check === "agent_licence" ? handOver(message) : rule(message)

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
