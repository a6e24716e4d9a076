import type { Templates } from "./Template.ts"

export type Tone = "positive" | "neutral" | "negative"

/** How customers praise, ask and complain about any service: complaints seldom hold a word that is bad in itself. */
export const toneSentences: Templates<Tone> = {
  negative: [
    "{I've been|been|we have been|still|I was} {on hold|waiting|holding|sitting here|stuck} for {while}{ now| and counting| with no answer| and nobody picks up|}",
    "{nobody|no one|not one person} {answers|called me back|picks up|responds|replied|can tell me anything|knows what is going on|will help}{ to my emails| your phone|}",
    "{still|I still have|we still have} {no|not gotten a|haven't gotten a|not received a|haven't seen my} {response|answer|refund|reply|call back|check|explanation|update}{ after {while}|}",
    "{you|they|you guys|your company} {cancelled|lost|delayed|denied|changed|messed up|screwed up|ignored|forgot} {my|our} {order|reservation|claim|payment|application|luggage|request|booking|policy}{ again| without telling me| for no reason|}",
    "{my|our} {claim|order|bag|payment|trip|appointment|application|connection} {was|got|has been|is} {cancelled|delayed|lost|denied|late|rejected|postponed|missing|delayed again}{ again| for {while}| and nobody cares|}",
    "{why|how come} {can't I|do I have to|does it take so long to|won't you|can't you|is it so hard to} {get a refund|talk to a person|reach anyone|wait {while}|get through|fix this|answer the phone|log in}",
    "{I've called|I called|this is my|we called} {three times|five times|third call|every day|fourth time} {and|already|this week} {and nothing|nothing happened|nobody helped|got a different answer|I get the runaround}",
    "{your|the} {website|app|system|phone line|site|online form|service} {is down|doesn't work|isn't working|keeps crashing|won't let me log in|is useless|never works|keeps hanging up on me}",
    "{the agent|your rep|the lady on the phone|your staff|the man|customer service} {hung up on me|was rude|was no help|couldn't help|didn't know anything|lied|told me something different|didn't care}",
    "{you|they} {charged|billed} me {twice|for nothing|an extra fee|for something I never ordered|the wrong amount|without asking}",
    "{never|I will never|we are never|won't be} {again|using you again|doing business with you again|flying with you again|coming back|recommending you}",
    "{I'm|I am|we are} {done|fed up|sick of this|taking my business elsewhere|switching|leaving|so over this|going to another company}{ with you| with this| for good|}",
    "{what|this is} a {waste of time|joke|mess|nightmare|disgrace|rip off|disaster|scam|terrible way to treat customers}",
    "{that's|this is|it's} {ridiculous|unacceptable|outrageous|unfair|a lie|not right|wrong|insane|not good enough|absurd}",
    "{it|that} {took|takes} {you|them|} {while} to {answer|fix it|call back|tell me no|do nothing|reply}",
    "{can't|cannot|unable to|couldn't} {believe|get through|get a straight answer|get any help|reach anyone|log in|rebook|get my money back}{ with you people| to anyone|}",
    "{worst|what is the worst} {service|company|experience|customer service} {ever|I've had|of my life|in the business}",
    "{you|they} {promised|said|told me} {a call back|it would be fixed|it was covered|{day}|I would get a refund} {and|but} {nothing happened|it never came|that was not true|now you say no}",
    "{thanks|great job|well done|nice work} {for nothing|for ruining my day|for losing my stuff|for making me wait|for the delay|ignoring me}",
    "{too|way too|far too} {expensive|high|much|slow|late|complicated}{ for what you get| for me|}",
    "{we|I} {missed|lost} {our|my|the} {flight|connection|appointment|money|whole day|deposit|vacation} {because of you|thanks to your delay|due to your mistake|and nobody apologized}",
    "{my|the} {rate|bill|premium|price} {went up|doubled|keeps going up|jumped} {again|for no reason|after one claim|and nobody told me}",
    "{I don't|I do not|we don't} {trust|believe} {you|that|a word of it|anything you say}",
    "{stop|quit} {calling|wasting my time|lying to me|sending me spam|bothering me}"
  ],
  neutral: [
    "{do|does|can|will|did} {you|your company|you guys|we|they|it|the agent} {fly|go|ship|deliver|offer|accept|carry|open|start|include|send|take} {to Dallas|on Sundays|cards|checks|pets|that|to my state|the form|both|online|early|by mail}",
    "{can|could|may|should|how do} I {add|bring|change|book|check|pick|use|upload|print|reset|see} {a bag|my seat|my booking|my password|the form|a passenger|my reservation|points|the app|a document} {online|tomorrow|at the desk|by phone|later|}",
    "{my|the|our} {confirmation|policy|claim|ticket|order|account|reference} {number|code} is {AB12CD|4471|K9XQ2|a 12 digit one}",
    "{what time|what day|when|at what hour} {does|do|will|is} {it|check in|the office|the line|boarding|the plan|you} {open|close|start|end|begin|due}",
    "{flying|driving|moving|traveling|going} {from|to|through} {Boston|Ohio|Denver|Florida} {to Seattle|tomorrow|on the 4th|with two kids|next month}",
    "{I sent|I've sent|just sent|I emailed|we mailed} {you|} {a message|the form|a dm|the documents|my details|the papers}{ yesterday| this morning|}",
    "{so|and|then|ok so|hi} {what|which|where|who|how many} {would|is|are|do} {that|you|it|we|they} {be|need|have|use|on|for}",
    "{what|when|where|which|who} {is|are|do|does|can|time is} {your|the|my|you|it|I} {hours|office|number|next step|flight|offer|cover|need|policy|send it to|options}",
    "{can|could|would|do|will} {you|I|we|it} {send|change|check|add|tell me|get|have|use|confirm} {it|the form|my address|the date|a quote|a seat|another driver|if that is possible|the number}{ please| for me|}",
    "{I|we} {live|work|drive|moved|called|have|need|want|booked|bought|am calling} {in Ohio|two cars|a quote|a house|about my policy|yesterday|a ticket for Friday|to change my address|the basic plan|to know the price}",
    "{my|the} {name|address|number|birthday|car|policy|flight|renewal} {is|was|starts|ends} {in May|Smith|on Monday|a Honda|555 0100|at noon|new|the same}",
    "{is|are|was} {there|it|that|this} {a|the|any|} {way to|number for|flight to|plan for|form for|deadline for|fee for} {change it|seniors|Chicago|students|claims|tomorrow}",
    "{how|about how} {much|long|many|often|do I} {is it|does it take|are there|sign up|would that be|apply|change my booking}",
    "{yes|no|okay|sure|right|correct|maybe|alright} {that is correct|I do|I have one|it is|two of them|the second one|go ahead|I think so|}",
    "{I'd like|I want|I am looking|I need} to {know|speak to someone about|change|ask about|compare|update|look at|see} {my policy|the price|a booking|coverage|the options|my plan}",
    "my {father|mother|husband|wife|grandmother|brother} {died|passed away|had surgery|was in the hospital|retired|got sick} {last year|in March|two years ago}",
    "{I|we|he|she} had {an accident|a claim|a fire|water damage|a break in|surgery} {last year|in 2019|three years ago|once}",
    "{just|we're|I'm|I am} {asking|checking|calling about|wondering about|looking at|waiting for|following} {the price|the status|my options|your account|the schedule|a quote}",
    "{does|will|would|is} {it|the plan|that|this} {cover|include|start|apply|work for|come with} {theft|floods|glass|dental|on Monday|my daughter|accidents|death|damage}"
  ],
  positive: [
    "{thank you|thanks|many thanks|thx|thank you so much}{ for your help| for the quick reply| for explaining| guys| for fixing it| for calling back|}",
    "{that|it|this} {sounds|looks|works|is} {good|great|perfect|fair|wonderful|fine to me|reasonable|excellent|like a good deal|just what I need}",
    "{you've|you have|your agent has|she has|he has|they have|everyone has} been {so|very|really|extremely|} {helpful|kind|patient|nice|great|clear|friendly}",
    "{great|excellent|awesome|fantastic|amazing|wonderful|outstanding|good} {service|job|crew|experience|customer service|team|work|people}{ today| as always|}",
    "{I|we} {love|really like|appreciate|enjoyed|am happy with|am pleased with} {it|that|your service|this plan|the price|how easy it was|the way you explained it}",
    "{that|it} {makes|made} {sense|me feel better|my day|it easy|things clear}",
    "{you|they|your team} {answered|fixed it|helped me|got back to me|paid my claim|solved it} {right away|so quickly|in minutes|the same day|without any trouble|very fast}",
    "{I'm|we're|I am} {so|very|really|} {glad|happy|relieved|impressed|grateful|excited}{ you called| I called| with it| about that| to hear that|}",
    "{best|the best} {company|agent|service|price|crew|deal} {ever|I have had|around|I've seen}",
    "{let's do it|sign me up|I'm in|count me in|can't wait|that's a relief|good to know|happy to hear it|that helps a lot}"
  ]
}
