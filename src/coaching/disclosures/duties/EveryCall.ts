import type { Duty } from "../Duty.ts"
import { everybodyMustKnow } from "../RecordingStates.ts"
import { checked, sources } from "./Sources.ts"

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
  }
]
