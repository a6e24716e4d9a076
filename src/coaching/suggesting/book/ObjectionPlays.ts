import type { Objection } from "../../../hearing/Objections.ts"
import type { Words } from "../Play.ts"

/** What to say to each objection. From the agency's own collection of November 2026; a refusal has no rebuttal. */
export const objectionWords: Readonly<Record<Objection, Words>> = {
  "OBJ-PRICE": {
    title: "Lead finds the price too high",
    content: "A budget limit, an unclear value, or a lower quote with other limits. Find out which before answering.",
    talkingPoints: [
      "Next: show a limits-matched comparison with ranges.",
      "Avoid: promising a saving.",
      "Avoid: hiding reduced limits."
    ],
    scripts: [
      {
        id: "OBJ-PRICE-1",
        text: "That is a fair concern, and I would rather you know exactly what you are paying for. Is it the monthly amount that is hard, or does the cover not seem worth it? Once I know which, I can show you what changes if we adjust the deductible or the limits."
      },
      {
        id: "OBJ-PRICE-2",
        text: "I hear you on the price. May I ask what figure you had in mind, and what limits were on that quote? If the two quotes have the same limits and deductibles, we can compare them line by line and you can pick what makes sense. Does that sound useful?"
      },
      {
        id: "OBJ-PRICE-3",
        text: "We can look at three levels side by side: your state minimum, the middle option, and the fuller one. I will also say plainly what each one leaves out, so a lower price does not surprise you later.",
        lines: ["auto"]
      },
      {
        id: "OBJ-PRICE-4",
        text: "Let us check the discounts you may qualify for - more than one policy, a safe-driving programme, paying in full. I cannot promise they will lower your price, but it takes two minutes to see."
      },
      {
        id: "OBJ-PRICE-5",
        text: "If what you have costs less for the same protection, keeping it may be the right choice. I am happy to tell you so."
      }
    ]
  },
  "OBJ-CURRENT": {
    title: "Lead is happy with the present insurer",
    content:
      "Loyalty, habit or the trouble of changing. Ask what is good there; check for gaps; never advise to drop cover first.",
    talkingPoints: [
      "Next: coverage review, renewal date reminder with consent.",
      "Avoid: running down the other insurer.",
      "Avoid: advising to drop cover before the new one is in force."
    ],
    scripts: [
      {
        id: "OBJ-CURRENT-1",
        text: "It is good to be with a company you trust. What do you like most about them? I would want to be sure you would not lose that."
      },
      {
        id: "OBJ-CURRENT-2",
        text: "Many people keep their insurer and still like a second look at limits and exclusions. If I find nothing to improve, I will tell you that. Would ten minutes be all right?"
      },
      {
        id: "OBJ-CURRENT-3",
        text: "May I ask two quick questions - when were the limits last reviewed, and has anything changed since, such as a new driver, a roof, a home office or a baby? If nothing changed, you may be in good shape."
      },
      {
        id: "OBJ-CURRENT-4",
        text: "If you ever do move, please do not cancel the old policy until the new one is confirmed in writing. That keeps you from having a gap."
      }
    ]
  },
  "OBJ-THINK": {
    title: "Lead wants to think it over",
    content:
      "A question is still open, it was too much at once, or it is a polite no. Ask which, and agree on a day or a close.",
    talkingPoints: [
      "Next: agreed follow-up time or respectful close.",
      "Avoid: false deadline.",
      "Avoid: repeated pushing after a clear no."
    ],
    scripts: [
      {
        id: "OBJ-THINK-1",
        text: "Of course - this deserves some thought. So that I send you the right thing, is it the price, the cover or the timing you want to think through?"
      },
      {
        id: "OBJ-THINK-2",
        text: "Let me send a one-page summary of what we discussed, with what is covered and what is not. Which part would you like me to explain more simply?"
      },
      {
        id: "OBJ-THINK-3",
        text: "When would be a good day for me to check in, and would you prefer a call or a text? If you decide it is not for you, a short no is perfectly fine."
      }
    ]
  },
  "OBJ-SPOUSE": {
    title: "Lead wants to ask the partner first",
    content: "A decision for two. Make it easy to talk with both; do not ask who decides.",
    talkingPoints: [
      "Next: joint appointment.",
      "Avoid: questioning who makes decisions at home.",
      "Avoid: going around the spouse."
    ],
    scripts: [
      {
        id: "OBJ-SPOUSE-1",
        text: "That makes sense - it affects you both. Would it help to set a short call when you can both join, so neither of you has to repeat the details?"
      },
      {
        id: "OBJ-SPOUSE-2",
        text: "What do you think will matter most to them - the cost, the cover, or who you would be dealing with? I can put that at the top of the summary."
      },
      {
        id: "OBJ-SPOUSE-3",
        text: "I can e-mail a plain summary you can look at together. Is it all right to send it to this address?"
      },
      {
        id: "OBJ-SPOUSE-4",
        text: "I can only discuss your own information with someone else if you say so, so a three-way call is the simplest way."
      }
    ]
  },
  "OBJ-TRUST": {
    title: "Lead does not trust the call",
    content:
      "Fear of fraud or of what happens with the data. Offer a way to verify you; if the consent is in doubt, stop.",
    talkingPoints: [
      "Next: offer verification; if consent unclear stop and log.",
      "Avoid: claiming government affiliation.",
      "Avoid: arguing."
    ],
    scripts: [
      {
        id: "OBJ-TRUST-1",
        text: "You are right to check. My name is {agent}, with {agency}. You can look me up on your state insurance department's website, and I am happy to wait or have you call me back."
      },
      {
        id: "OBJ-TRUST-2",
        text: "If you did not ask for this quote, or if you have changed your mind, I will stop calling and add you to our do-not-call list right now."
      },
      {
        id: "OBJ-TRUST-3",
        text: "I only need what the estimate depends on. I will not ask for your Social Security number or bank details on this call, and you may ask us to delete your information at any time."
      },
      {
        id: "OBJ-TRUST-4",
        text: "Claims worries are real. I can show you the insurer's complaint record published by the regulator, and the main exclusions, before you decide."
      }
    ]
  },
  "OBJ-TIMING": {
    title: "Lead has no time now",
    content: "A real conflict or low priority. Agree on another time within the permitted hours.",
    talkingPoints: [
      "Next: schedule inside permitted hours; log time zone.",
      "Avoid: 'this will only take a second' then pitching."
    ],
    scripts: [
      {
        id: "OBJ-TIMING-1",
        text: "Sorry to catch you at a bad moment. When suits you better - later today or another day?"
      },
      {
        id: "OBJ-TIMING-2",
        text: "It can wait. Would you like a text with the two or three things I need, so the next call is under five minutes?"
      },
      {
        id: "OBJ-TIMING-3",
        text: "If you are driving, please let us stop here and I will call another time."
      },
      {
        id: "OBJ-TIMING-4",
        text: "When does your policy renew? I can call about three weeks before so you have time to compare."
      }
    ]
  },
  "OBJ-BADEXP": {
    title: "Lead was let down before",
    content: "Anger or hurt. Listen first; explain how each policy treats what went wrong.",
    talkingPoints: [
      "Next: coverage explanation of the specific pain.",
      "Avoid: blaming the customer.",
      "Avoid: promising claims will always be paid."
    ],
    scripts: [
      {
        id: "OBJ-BADEXP-1",
        text: "I am sorry that happened. Would you tell me a little about it, so that I do not repeat it?"
      },
      {
        id: "OBJ-BADEXP-2",
        text: "Thank you for telling me. Let us look at how each policy treats exactly that, in its own words, before anything else."
      },
      {
        id: "OBJ-BADEXP-3",
        text: "I cannot change what they did, and I will not promise that no claim is ever disputed. What I can do is explain the exclusions and what to document."
      },
      {
        id: "OBJ-BADEXP-4",
        text: "If you think a claim was handled wrongly, your state insurance department takes complaints free of charge. I can give you the link whether or not we do business."
      }
    ]
  },
  "OBJ-NONEED": {
    title: "Lead sees no need",
    content: "The risk seems small, or there is cover elsewhere. Check the need, and accept a no.",
    talkingPoints: ["Next: needs check, accept no.", "Avoid: scare stories.", "Avoid: exaggerating probability."],
    scripts: [
      {
        id: "OBJ-NONEED-1",
        text: "You may be right. May I ask what you already have - through work, for instance - and what it would cover if you could not work or lost the home?",
        lines: ["life", "health", "home"]
      },
      {
        id: "OBJ-NONEED-2",
        text: "Let me share what the policy would and would not do for someone in your position, and you can judge whether it is worth it."
      },
      {
        id: "OBJ-NONEED-3",
        text: "If nobody depends on your income, you may need little or no life cover. If someone does, we can put a number on it together.",
        lines: ["life"]
      },
      {
        id: "OBJ-NONEED-4",
        text: "A landlord's policy normally covers the building, not your belongings or your liability. Would you like to see what a basic renters policy would cost?",
        lines: ["home"]
      },
      {
        id: "OBJ-NONEED-5",
        text: "Cover from work is useful. Two things to check are the amount, and whether it stays with you if you leave.",
        lines: ["life", "health"]
      }
    ],
    lines: ["life", "health", "home", "commercial"]
  },
  "OBJ-INFO": {
    title: "Lead wants it in writing",
    content: "A brush-off, or somebody who likes to read. Send what fits, and agree on the next touch.",
    talkingPoints: [
      "Next: send tailored summary + agreed touch.",
      "Avoid: sending plan-specific Medicare material without permission."
    ],
    scripts: [
      {
        id: "OBJ-INFO-1",
        text: "Gladly. So that I do not send a pile of general pages, which matters most - price, what is covered, or how claims work?"
      },
      {
        id: "OBJ-INFO-2",
        text: "I will send it today. May I ask two quick questions so the numbers fit you?"
      },
      {
        id: "OBJ-INFO-3",
        text: "I will send it today. Would a short call to answer questions be all right, or would you rather contact me?"
      },
      {
        id: "OBJ-INFO-4",
        text: "Is it all right to text you the link as well? You can reply STOP at any time."
      }
    ]
  },
  "OBJ-COMPLEX": {
    title: "Lead finds it complicated",
    content: "Too much at once. One thing at a time, in plain words.",
    talkingPoints: [
      "Next: plain-language explainer.",
      "Avoid: more jargon.",
      "Avoid: choosing for the customer without reasons."
    ],
    scripts: [
      {
        id: "OBJ-COMPLEX-1",
        text: "That is on me. Let us take it one piece at a time: first what you want protected, then what could go wrong, then cost."
      },
      {
        id: "OBJ-COMPLEX-2",
        text: "Let me say that again in plain words, and you tell me whether it matches what you thought."
      },
      {
        id: "OBJ-COMPLEX-3",
        text: "I will narrow it to two choices and say why. You can always ask for the others."
      },
      {
        id: "OBJ-COMPLEX-4",
        text: "May I check that I explained it well - how would you describe the deductible in your own words?"
      }
    ]
  },
  "OBJ-QUALIFY": {
    title: "Lead fears being declined",
    content: "Shame, or a past decline. Accuracy helps; there are standard, non-standard and residual ways.",
    talkingPoints: [
      "Next: accurate disclosure, standard/non-standard/residual path.",
      "Avoid: coaching to omit or shade facts.",
      "Avoid: promising acceptance."
    ],
    scripts: [
      {
        id: "OBJ-QUALIFY-1",
        text: "Thank you for telling me. It helps me look in the right place, and it does not end the conversation."
      },
      {
        id: "OBJ-QUALIFY-2",
        text: "I cannot say yes or no - only the insurer can. There are options for people with that history, and I can tell you what they usually look like."
      },
      {
        id: "OBJ-QUALIFY-3",
        text: "For Marketplace health plans, past illness cannot be used to turn you down or charge more. The enrolment dates still apply.",
        lines: ["health"]
      },
      {
        id: "OBJ-QUALIFY-4",
        text: "If regular insurers say no, your state has a plan for drivers or homes that cannot get cover elsewhere. It is often narrower and can cost more, and I will explain that.",
        lines: ["auto", "home"]
      }
    ]
  },
  "OBJ-STALL": {
    title: "Lead is comparing quotes",
    content: "Wants to be sure. Compare with the same limits on both sides.",
    talkingPoints: [
      "Next: matched comparison.",
      "Avoid: attacking the competitor.",
      "Avoid: guaranteeing the lowest price."
    ],
    scripts: [
      {
        id: "OBJ-STALL-1",
        text: "Comparing is sensible. Here are the five lines to check on each quote: limits, deductibles, exclusions, discounts that expire, and fees."
      },
      {
        id: "OBJ-STALL-2",
        text: "If you read me the limits from the other quote, I will match them so you see a fair comparison."
      },
      {
        id: "OBJ-STALL-3",
        text: "I am happy to look over the other quote and tell you if it is the better one for you."
      },
      {
        id: "OBJ-STALL-4",
        text: "When do you need it settled? I will hold my notes until then. Quotes can change, so please treat this figure as an estimate until the insurer confirms it."
      }
    ]
  },
  "OBJ-STOP": {
    title: "Lead asks not to be called again",
    content: "It is on the do-not-call list already. Confirm it, and end the call. No rebuttal.",
    talkingPoints: ["Next: revoke consent on all lines, log, end call.", "Avoid: ANY rebuttal after a stop request."],
    scripts: [
      {
        id: "OBJ-STOP-1",
        text: "I understand. I will take you off our list now, and you will not hear from us again about this. Thank you for telling me."
      },
      {
        id: "OBJ-STOP-2",
        text: "Done - this number is on our do-not-call list. Have a good day."
      },
      {
        id: "OBJ-STOP-3",
        text: "I will note that you do not wish to be contacted. If you ever have questions, 1-800-MEDICARE is available.",
        medicare: true
      }
    ]
  }
}
