import type { Words } from "../Play.ts"

/** How to go on when the mood is so: what to do, and what not. Tactics judged by the agency in November 2026. */
export const moodWords = {
  frustrated: {
    title: "Lead is getting frustrated",
    content: "Slow down, name the feeling, answer in short sentences. Do not push the next step.",
    talkingPoints: ["Name what you hear.", "One short answer.", "Offer to call back."],
    scripts: [
      {
        id: "MOOD-frustrated-1",
        text: "I hear that this is frustrating, and I would rather get it right than get it done. What bothers you most?"
      },
      {
        id: "MOOD-frustrated-2",
        text: "It sounds like I am going too fast. Shall we take just the one thing that matters, or would another time be better?"
      }
    ]
  },
  confused: {
    title: "Lead is losing the thread",
    content: "A plain definition and an example. Let them say it back. No further options.",
    talkingPoints: ["One term at a time.", "An example with figures."],
    scripts: [
      {
        id: "MOOD-confused-1",
        text: "That was my fault, let me say it more plainly. The deductible is what you pay first; the insurer pays the rest, up to the limit."
      },
      { id: "MOOD-confused-2", text: "Let me give you an example, and then you tell me whether I explained it well." }
    ]
  },
  anxious: {
    title: "Lead is worried",
    content: "Facts and rights: what happens when, and how they can cancel. A summary in writing. Do not scare.",
    talkingPoints: ["What they can decide later.", "Their right to cancel.", "Put it in writing."],
    scripts: [
      {
        id: "MOOD-anxious-1",
        text: "There is no need to decide today. I will send you what we discussed in writing, and you can read it in peace."
      },
      {
        id: "MOOD-anxious-2",
        text: "What would you like to be sure about? Let us go through that first, fact by fact."
      }
    ]
  },
  interested: {
    title: "Lead is ready for the next step",
    content:
      "Sum up what they need, confirm it, and explain the next step with its disclosures. Do not explain more than is asked.",
    talkingPoints: ["Repeat the need in their words.", "Then the estimate notice, then the step."],
    scripts: [
      {
        id: "MOOD-interested-1",
        text: "Let me make sure I have it right: this is what you want protected. If that is correct, the next step is the application, and I will go through it with you."
      },
      {
        id: "MOOD-interested-2",
        text: "Good. I will sum up what we have, you tell me what is missing, and then we go through the next step together."
      }
    ]
  },
  improved: {
    title: "The mood has turned for the better",
    content: "Whatever you just did helped. Go on the same way, and confirm what they agreed with.",
    talkingPoints: ["Confirm the point they liked."],
    scripts: [{ id: "MOOD-improved-1", text: "It sounds like that fits better. What is it that you like about it?" }]
  },
  vulnerable: {
    title: "Lead may need support",
    content: "Grief or illness: no sale now. Offer a support person or another time, and refer to a supervisor.",
    talkingPoints: ["No next step today.", "Offer that somebody they trust joins."],
    scripts: [
      {
        id: "MOOD-vulnerable-1",
        text: "I am very sorry. We do not have to do this now. Would you like somebody you trust to be on the call, or shall I call another day?"
      }
    ]
  }
} as const satisfies Readonly<Record<string, Words>>
export type MoodState = keyof typeof moodWords
