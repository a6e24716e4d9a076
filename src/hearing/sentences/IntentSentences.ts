import type { Intent } from "../Intents.ts"
import type { Templates } from "./Template.ts"

/** What leads want, in the agency's own words: what the learner of intents is taught by. */
export const intentSentences: Templates<Intent> = {
  greeting: [
    "{hi|hello|hey|good day|good morning|howdy}{ sir| ma'am| everyone| again|} {this is|my name is|it's|} {Maria|Tom|Mrs Lee|Alex|}",
    "{hi|hello|hey|good morning|good afternoon|good evening|hey there|hi there}{ how are you| how are you doing| how is it going| nice to meet you| this is Karen| this is John speaking|}",
    "{hello|hi} {yes|this is he|this is she|speaking|who's calling}"
  ],
  goodbye: [
    "{bye|goodbye|bye bye|take care|have a good day|have a nice day|talk to you later|talk soon|see you|have a good one}{ now| then| thanks|}",
    "{that's all|that will be all|nothing else|that's everything|that is it}{ for today| for now| thank you|}"
  ],
  thanks: [
    "{thank you|thanks|many thanks|thanks a lot|thank you so much|thank you very much|much appreciated|I appreciate it|I really appreciate that}{ for your help| for your time| for explaining| for calling| sir| ma'am|}"
  ],
  affirm: [
    "{yes|yeah|yep|sure|okay|ok|right|correct|exactly|absolutely|of course|certainly|uh huh|definitely}{ that's right| that is correct| please| go ahead| I do| we do| it is| sounds good| no problem|}",
    "{that's|that is} {right|correct|true|fine|it}{ yes|}"
  ],
  deny: [
    "{no|nope|nah|no sir|not really|not at all|I don't think so|negative}{ I don't| we don't| it isn't| that's not right| that's wrong| I haven't| none|}",
    "that's {not|not quite} {right|correct|it|true}"
  ],
  give_information: [
    "{my|the} {card|card number|social|account number|routing number} is {[card]|[ssn]|[account]|[routing]}{ thanks| expiring in May|}",
    "my {name|date of birth|zip code|address|email|phone number|birthday|license number|policy number} is {Maria|12 March 1970|60614|14 Elm Street|jane at example dot com|555 0100|A1234567}",
    "{it's|it is|I drive|we have|I have|I've got|we own} {a|an} {2018|2015|2021|2009|} {Honda Civic|Ford F150|Toyota Camry|Jeep|Tesla|minivan|pickup truck}",
    "{I am|I'm|he's|she's|my wife is|my husband is} {forty two|35|sixty seven|29} years old",
    "{I|we} {live|have lived} in {Ohio|Texas|Chicago|an apartment|a house|Florida|a condo}{ since 2010| for {years}|}",
    "{we|I} {bought|built|refinanced} {the|our|my} {house|home|place|condo} {in 2015|{years} ago|last year}",
    "I {work|am working} {as a|in|for} {teacher|nurse|construction|truck driver|school|hospital|software|retail}",
    "{we have|I have|there are} {two|three|one|four|no} {kids|drivers|cars|dogs|children|people} {in the house|at home|in the household|}",
    "{the|my} {roof|policy|renewal|mortgage|coverage} {is|was|ends|starts} {in June|in 2019|on the first|new|next month|ten years old}",
    "{I drive|it has|I do} {about|around|maybe|} {ten|twelve|five|twenty} thousand miles{ a year| on it|}",
    "{about|around|maybe|roughly|} {two thousand|five hundred|forty|1,500|2019|three} {square feet|dollars|miles|years}",
    "{no, I|I|nope, I|we|no, we|my husband} {don't|do not|never} smoke{ at all| any more|}",
    "{I'm|he is|she is|we're both} {a non-smoker|no smoker|not a smoker|non-smokers}",
    "{nobody|no one|neither of us} {here|in the house|} {smokes|uses tobacco}",
    "{I|he|she|my wife} {take|takes} {two pills|one pill|something|a tablet|medication} for {blood pressure|cholesterol|allergies|the thyroid}",
    "my {husband's|wife's|son's|daughter's|mother's} {name|birthday|first name|email} is {Peter|in May|Ana|on the third|Luis}",
    "{okay, |so |}{and |}the {deductible|limit|renewal} is {five hundred|a thousand|one hundred three hundred|in June}{ right now|}",
    "{I|we} {have|got|put in|own} {a pool|an alarm|a trampoline|a dog|solar panels|a garage|a boat|smoke detectors}"
  ],
  ask_price: [
    "{how much|what} {would|will|does|is} {it|that|this|the {policy}} {cost|run me|be|be a month|be per year}{ for me| in total|}",
    "what's {the|my|your} {price|premium|rate|monthly payment|cost|quote|damage}{ for that| each month|}",
    "{can you|could you|I'd like to|I want to|can I} {give me|get|have|see} {a quote|a price|an estimate|a number|the rate|a ballpark}{ for {policy}| on my {thing}|}",
    "how much {am I|would I be|are we} {paying|looking at|talking about}{ a month| a year|}"
  ],
  ask_discount: [
    "{are there|do you have|do you offer|is there|can I get} {any|a|some} {discount|discounts|price break|deal|savings}{ for bundling| for good drivers| for seniors| if I pay in full| for students| for veterans|}",
    "{what if|would it be cheaper if|do I save if|is it less if} I {bundle|combine|put together|pay upfront|add my {thing}}{ home and auto| both policies|}"
  ],
  ask_coverage: [
    "{does|would|will} {it|that|this|the {policy}} {cover|include|pay for|protect against} {windshields|floods|water damage|my kids|dental|rental cars|theft|the roof|my belongings|prescriptions|hail|a rental}",
    "{what|what all|what exactly} {does it|would it|is|does the {policy}} {cover|include|covered|pay for}",
    "{am I|are we|would I be|is my {thing}} {covered|protected|insured} {if|for|when|against} {there's a flood|I get sick|someone is hurt|theft|I lend my car|my son drives|it burns down}",
    "{what's|what is|what would} {the deductible|the limit|the copay|the deductible be|my out of pocket|the waiting period}{ on that| for that| be|}"
  ],
  ask_next_step: [
    "{how soon|when|how fast|how quickly} {can|could|would} {it|the {policy}|coverage|we|I} {start|begin|be active|get started|be covered|kick in}",
    "{what|so what} {happens next|do you need from me|would I need|is the next step|do I have to do|comes next|else do you need}{ to sign up| to get started|}",
    "{how|where} do I {sign up|apply|enroll|pay|get started|sign}",
    "{can|do} I {do|sign|pay|finish} {it|this|that|} {online|over the phone|today|electronically|by card}"
  ],
  ready_to_buy: [
    "{let's|let us|okay let's|I think we should} {do it|go ahead|get started|sign up|move forward|set it up|get it done|proceed}{ then| today| with that one|}",
    "I{'d like| want| am ready} to {sign up|go ahead|buy|take it|start the policy|enroll|go with that|get this going|purchase it}{ today| now| with the second option|}",
    "{I'll|we'll} {take|go with|buy|pick} {it|that one|the first one|the middle option|the {policy}|that}",
    "{sign me up|count me in|you've got a deal|where do I sign|take my card|put me down for that one}"
  ],
  claim_status: [
    "{what's|what is|I want to know|can you check|tell me|I'd like to check|I'm calling about} the status {of|on} my {claim|accident claim|water claim|case}",
    "{any|is there any|do you have any} {update|news|progress} {on|about|regarding} my {claim|case|accident|repair}",
    "{where are we|what's happening|what's going on} with my {claim|case|repair}",
    "{has|was} my claim {been approved|been processed|approved|denied|paid|settled}{ yet|}",
    "when will {my claim|the check|the adjuster|the payment} {be paid|come|arrive|call me|be processed}"
  ],
  report_claim: [
    "I {need|want|would like|have} to {file|report|make|open|submit} a {claim|new claim}{ for my {thing}| for an accident|}",
    "{I|we|my son|my wife} {had|was in|got into|were in} {an accident|a car accident|a crash|a fender bender|a collision}{ yesterday| this morning| last night|}",
    "{someone|a tree|a truck|another car|the neighbor} {hit|damaged|fell on|ran into|backed into} my {thing}",
    "my {thing} {was|got} {stolen|broken into|damaged|flooded|hit|vandalized|cracked}{ last night| in the storm| yesterday|}",
    "{there's|we have|I've got} {a leak|water damage|hail damage|a fire|storm damage} {in|on|at} {my|the|our} {thing}"
  ],
  proof_of_insurance: [
    "{I need|we need|I have to show|I'm looking for|can you print|please email} {proof of insurance|my insurance card|a certificate of insurance|evidence of coverage}",
    "{the bank|the dealer|my lender|the dmv|my landlord|the officer} {wants|needs|is asking for|asked for} {proof of insurance|a declarations page|a certificate|my id card|proof that I'm insured}",
    "{where|how} {do|can} I {get|find|download|print} {my proof of insurance|my insurance card|my id cards|the declarations page}",
    "{I need|can you send me|can I get|please send|I want|could you email me} {a|my|the|} {proof of insurance|insurance card|id card|id cards|certificate of insurance|declarations page|copy of my policy|letter of coverage}{ for my {thing}| for the bank| for the dmv|}"
  ],
  billing: [
    "{when|what day} is {my|the|the next} {payment|bill|premium|installment} {due|coming out|charged}",
    "{I have a question about|I don't recognize|can you explain|there's a mistake on} {my bill|my invoice|my statement|a charge|this payment}",
    "{can I|how do I|I want to|I need to} {pay my bill|make a payment|change my card|set up autopay|change my due date|pay by check|split the payment|update my bank account}",
    "I {was|got|have been} {charged|billed} {twice|too much|the wrong amount|again}{ this month|}"
  ],
  cancel_policy: [
    "I {no longer|don't} {need|want} {my|this|the} {policy|coverage} {anymore|any longer|} {please cancel it|so cancel it|and want to end it}",
    "I {want|need|would like|'d like|am calling} to {cancel|end|terminate|drop|stop} my {policy|coverage|insurance|plan}",
    "{how do I|can I|please|go ahead and} {cancel|terminate|end} {my|the|this} {policy}"
  ],
  change_policy: [
    "{I need|I want|can you|I'd like|can I} to {add|remove|take off|put} {my son|my daughter|a driver|a car|a vehicle|my wife|the motorcycle} {to|on|from|off} {my|the|our} {policy}",
    "{I|we} {moved|am moving|have a new address|changed my name|need to change my address|sold the car|bought a new car}{ and need to update the policy| last week|}",
    "{change|update|increase|raise|lower} {my|the} {deductible|address|coverage|limits|beneficiary|phone number}{ please|}"
  ],
  schedule_callback: [
    "{can we|could we|let's|I'd like to} {schedule|set|book|arrange|make} {a call|an appointment|a time|a meeting}{ for {day}| {day}|}",
    "{what time|when} {works|is good|are you free|can we talk|are you available}{ {day}|}",
    "{I'm|I am} {free|available|home} {day}{ around three| at noon|}"
  ],
  speak_to_person: [
    "{can I|let me|I want to|I'd like to|I need to} {speak|talk} {to|with} {a person|a human|a manager|your supervisor|an agent|a representative|someone else|somebody in charge|a licensed agent}",
    "{get me|transfer me to|connect me with|put me through to} {a manager|a real person|your supervisor|a representative|the claims department|billing}"
  ],
  ask_repeat: [
    "{can|could|would} you {repeat|say} {that|the last part|it|the number|your name}{ again| one more time| please|}",
    "{sorry|pardon|excuse me|what|huh|come again} {I didn't catch that|what did you say|what was that|can you speak up|you're breaking up|say that again|I can't hear you}{ please|}"
  ]
}
