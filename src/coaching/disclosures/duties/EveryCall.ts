import { usStates } from "../../../leads/UsState.ts"
import type { Duty } from "../Duty.ts"
import { everybodyMustKnow } from "../RecordingStates.ts"
import { checked, checkedSince, sources } from "./Sources.ts"

const whomAndWhoPays: Duty["elements"] = [
  {
    what: "whom you represent",
    cues: [
      "represent|represents",
      "not|dont represent all|every",
      "not all|every insurer|insurers|carrier|carriers|company|companies|of|one",
      "with|for several|many|some|multiple|different ~ insurer|insurers|carrier|carriers|company|companies",
      "with|for a few|handful|number of? ~ insurer|insurers|carrier|carriers|company|companies",
      "independent agent|agency|broker"
    ]
  },
  {
    what: "who pays you",
    cues: ["commission|commissions", "paid by", "pay|pays me|us|our", "compensated|compensation"]
  }
]

/** Whatever the call is about. */
export const everyCallDuties: ReadonlyArray<Duty> = [
  {
    id: "DIS-IDENTIFY",
    version: checked,
    title: "Say who you are and why you call",
    script:
      "This is {agent}, a licensed insurance agent with {agency}, calling about the insurance quote you asked for.",
    elements: [
      {
        what: "who you are",
        cues: [
          "my name is",
          "my names",
          "this is ~ with|from|at|calling|speaking",
          "its ~ with|from|at|calling",
          "licensed insurance? agent|broker|producer",
          "i am ~ agent|broker|with|from",
          "im ~ agent|broker|with|from",
          "speaking with|to ~ with|from",
          "from|with ~ here"
        ]
      },
      {
        what: "why you call",
        cues: [
          "calling|call ~ about|regarding",
          "reason for my|the|this call|calling",
          "about your|the|an ~ insurance|quote|coverage|cover|policy",
          "quote you asked|requested|wanted",
          "you asked|requested ~ quote",
          "your ~ request",
          "following up on|about|with",
          "returning your call",
          "reaching out about|regarding|because"
        ]
      }
    ],
    due: { kind: "opening", lines: 4 },
    directions: ["outbound"],
    citation: "16 CFR 310.4(d)",
    source: sources.recording,
    effectiveFrom: "1995-12-31",
    confidence: "high"
  },
  {
    id: "DIS-RECORDING",
    version: checked,
    title: "Say that the call is recorded and transcribed",
    script: "This call is recorded, and automated tools transcribe it to help me. Is that all right?",
    elements: [
      {
        what: "that it is recorded",
        cues: [
          "call|calls|line|lines|conversation|conversations|we|were|everything ~ recorded",
          "call|calls|line|lines|conversation|conversations|we|were ~ to be recorded",
          "recorded line|call|conversation",
          "i|we|im|were|am|are recording",
          "i|we do|always? record",
          "record our|these|all|your|my ~ call|calls|conversation|conversations",
          "recording this|the|our|your|my call|calls|line|conversation|conversations"
        ]
      }
    ],
    due: { kind: "opening", lines: 4 },
    states: Object.keys(everybodyMustKnow),
    evenWhereUnknown: true,
    citation: "State recording law; Cal. Penal Code 632.7",
    source: sources.recording,
    confidence: "high"
  },
  {
    id: "DIS-TRANSCRIPTION",
    version: checked,
    title: "California: say that the call is transcribed by machine",
    script: "Automated tools also transcribe this call to help me. Is that all right?",
    elements: [
      {
        what: "that it is transcribed",
        cues: [
          "transcribe|transcribes|transcribing ~ call|calls|conversation|what|everything|we",
          "call|calls|conversation|line|this|we|were ~ transcribed",
          "transcript|transcription ~ we|call|conversation|this",
          "automated tools",
          "program|computer|machine ~ writes|write down",
          "ai|assistant|software|tool|computer ~ listens|listening|notes|transcribe|transcribes|transcript"
        ]
      }
    ],
    due: { kind: "opening", lines: 4 },
    states: ["CA"],
    citation: "Cal. Penal Code 631, 632.7",
    source: sources.transcription,
    confidence: "medium"
  },
  {
    id: "DIS-ESTIMATE",
    version: checked,
    title: "Say that figures are estimates",
    script:
      "The figures I give are estimates. The insurer sets the final price after it reviews your application, and no cover is in force until the insurer confirms it in writing.",
    elements: [
      {
        what: "that it is an estimate",
        cues: ["estimate|estimates|estimated|ballpark", "not a quote"]
      },
      {
        what: "that the insurer decides",
        cues: [
          "insurer|carrier|company|underwriter|underwriting sets|decides|confirms|determines|reviews|approves",
          "final|actual price|premium|rate",
          "insurer|carrier|company ~ last|final word|say",
          "up to ~ insurer|carrier|company|underwriter|underwriting",
          "nothing is? final until|before",
          "not in force until|before",
          "until ~ confirms|confirmed|approves|approved"
        ]
      }
    ],
    due: { kind: "before", topic: "price" },
    citation: "NAIC Unfair Trade Practices Act, model 880, section 4",
    source: sources.practice,
    confidence: "high"
  },
  {
    id: "DIS-COMPENSATION",
    version: checked,
    title: "Say whom you represent and who pays you",
    script: "I represent several insurers, not all of them. I may be paid a commission.",
    elements: whomAndWhoPays,
    due: { kind: "before", topic: "offer" },
    states: ["NY"],
    citation: "11 NYCRR 30 (Regulation 194)",
    source: sources.practice,
    effectiveFrom: "2011-01-01",
    confidence: "medium"
  },
  {
    id: "DIS-COMPENSATION-ASKED",
    version: checkedSince,
    title: "Answer whom you represent and who pays you",
    script: "I represent several insurers, not all of them. I may be paid a commission.",
    elements: whomAndWhoPays,
    due: { kind: "after", topic: "representation", lines: 2 },
    onceSpokenOf: true,
    states: Object.keys(usStates).filter(state => state !== "NY"),
    evenWhereUnknown: true,
    citation: "Agency practice, after 11 NYCRR 30 (Regulation 194)",
    source: sources.practice,
    confidence: "medium"
  },
  {
    id: "DIS-CREDIT",
    version: checked,
    title: "Say that a consumer report may be used",
    script: "We may use a consumer report, such as a credit-based insurance score, where your state allows it.",
    elements: [
      {
        what: "that a report may be used",
        cues: [
          "may|might|will|could|can|well|theyll|to|would use|order|pull|check|run|get|obtain|look|request ~ credit|consumer|insurance ~ report|score|history|check",
          "we|they|some|insurer|insurers|carrier|carriers|company|companies use|uses|pull|pulls|order|orders|check|checks ~ credit|consumer ~ report|score|history",
          "consumer report",
          "credit based insurance score"
        ]
      }
    ],
    due: { kind: "after", topic: "credit_report", lines: 3 },
    citation: "15 USC 1681b, 1681m",
    source: sources.practice,
    confidence: "high"
  },
  {
    id: "DIS-ADVERSE-ACTION",
    version: checkedSince,
    title: "Say what follows from a report that counts against somebody",
    script:
      "Since your credit or claims record counted against you, the insurer sends you a notice: you are entitled to a free copy of the report for 60 days, and you may dispute what is wrong in it.",
    elements: [
      {
        what: "the free copy",
        cues: [
          "free copy|report",
          "copy of ~ report|credit|file ~ free|cost|charge|nothing",
          "copy|report ~ at no cost|charge",
          "copy|report ~ without cost|charge|paying",
          "free ~ ~ copy|report",
          "adverse action notice|letter"
        ]
      },
      {
        what: "the right to dispute it",
        cues: [
          "dispute|disputing|contest|challenge",
          "correct|correcting|corrected|fix|fixed ~ ~ mistake|mistakes|error|errors|wrong|report|incorrect",
          "mistake|mistakes|error|errors|wrong|incorrect ~ ~ correct|corrected|fix|fixed"
        ]
      }
    ],
    due: { kind: "after", topic: "adverse_report", lines: 4 },
    onceSpokenOf: true,
    citation: "15 USC 1681m(a)",
    source: sources.practice,
    confidence: "high"
  },
  {
    id: "DIS-BUNDLE",
    version: checked,
    title: "Say that a bundle may cost no less",
    script:
      "A bundle discount depends on each insurer and may not lower the total price. Each policy stands on its own.",
    elements: [
      {
        what: "that it may not lower the price",
        cues: [
          "may|might|will not lower|reduce|save",
          "may|might not pay|cost|be ~ less|lower|cheaper",
          "not|dont|doesnt always ~ save|lower|reduce|cheaper|less",
          "depends|varies on|by|with ~ insurer|insurers|carrier|carriers|company|companies",
          "stands|stand on its|their own",
          "end|ends up ~ same|more",
          "not|dont have|need to buy|take both|all"
        ]
      }
    ],
    due: { kind: "after", topic: "bundle", lines: 4 },
    citation: "NAIC Unfair Trade Practices Act, model 880, section 4 (no tying)",
    source: sources.practice,
    confidence: "high"
  }
]
