import type { Objection } from "../../../src/hearing/Objections.ts"

/** What leads may say that none of the product's cues or training sentences say in these words. */
export const paraphrases: Readonly<Record<Objection | "none", ReadonlyArray<string>>> = {
  "OBJ-PRICE": [
    "Wow, that is way more than I was hoping to spend",
    "I'm on a fixed income and I just don't have that kind of money",
    "Geico quoted me forty bucks less for the same thing",
    "There's no way I'm shelling out two hundred a month for that",
    "My premium keeps climbing every single year",
    "Is that the best number you can do",
    "That would eat up half my paycheck",
    "Honestly the monthly payment is a bit steep for us"
  ],
  "OBJ-CURRENT": [
    "State Farm has been good to us for twenty years",
    "We're all set with the policy we've got",
    "I've got a guy who handles all of that for me",
    "I see no reason to leave the company I'm with",
    "I'm perfectly satisfied with what I've got right now",
    "Changing insurers sounds like a lot of paperwork",
    "My current plan does everything I need",
    "Our family has always gone through the same broker"
  ],
  "OBJ-THINK": [
    "I'd rather not make a decision on the spot",
    "Give me a few days to mull it over",
    "I never sign up for anything the first time I hear about it",
    "Let me chew on that for a while",
    "I want some time before I commit to anything",
    "Can I let you know next week",
    "I'll need to look over everything first and then decide",
    "I'm still on the fence about this"
  ],
  "OBJ-SPOUSE": [
    "My spouse handles all of the bills",
    "I'd have to run it by the missus first",
    "We make those decisions together, me and my husband",
    "She'd kill me if I bought something without asking her",
    "Let me see what my better half says",
    "My wife needs to be on the phone for this",
    "I have to check with my fiance before we do anything",
    "My son takes care of my finances so I'd ask him"
  ],
  "OBJ-TRUST": [
    "This sounds fishy to me",
    "Who gave you my phone number",
    "How do I know you're really who you say you are",
    "I'm not giving my personal details to a stranger on the phone",
    "You people always find a way out of paying when something happens",
    "Is this some kind of con",
    "I've read about people getting ripped off by callers like you",
    "I never filled out any form so where did you get my details"
  ],
  "OBJ-TIMING": [
    "I'm in the middle of something, can you try again tonight",
    "You caught me while I'm making dinner",
    "I'm about to walk into a meeting",
    "I've only got like thirty seconds here",
    "Can we do this another day, I'm swamped",
    "I'm behind the wheel right now",
    "My kids are screaming, I can't talk",
    "I am on my lunch break and have to go back in a minute"
  ],
  "OBJ-BADEXP": [
    "The last company left me high and dry after my accident",
    "I paid them for ten years and they wouldn't cover a thing when my roof leaked",
    "My previous insurer dropped me after one claim",
    "I had an awful time with the agent I dealt with before",
    "We got screwed over by our old insurance",
    "They jacked up my premium after a fender bender that wasn't my fault",
    "It took them eight months to settle my claim",
    "I've been lied to by insurance agents before"
  ],
  "OBJ-NONEED": [
    "I get everything I need through my employer",
    "I'm single with no kids so what's the point of life insurance",
    "I've gone thirty years without an accident",
    "I never get sick so I'd just be wasting it",
    "My landlord's insurance takes care of that",
    "I don't own anything worth insuring",
    "The VA covers all of my medical stuff",
    "What would I even use that for"
  ],
  "OBJ-INFO": [
    "Can you just mail me some paperwork",
    "Just shoot me an email with the details",
    "Do you have a website I can look at instead",
    "Text me a link and I'll look at it later",
    "I'd prefer to read about it on my own",
    "Send the numbers over in writing please",
    "Drop something in the mail for me",
    "Could you forward me a pamphlet"
  ],
  "OBJ-COMPLEX": [
    "You lost me at coinsurance",
    "All these terms make my head spin",
    "I can't make heads or tails of these plans",
    "It's all Greek to me",
    "There's just too much to keep track of here",
    "Can you say that in plain English",
    "I have no idea what any of that means",
    "What on earth is the difference between those two"
  ],
  "OBJ-QUALIFY": [
    "I had a heart attack two years ago so nobody will take me",
    "Nobody is going to insure me at seventy eight",
    "I've got three speeding tickets so you probably can't help me",
    "They turned me down last time because of my diabetes",
    "My credit is shot",
    "I was convicted of drunk driving in 2019",
    "I doubt I'd get approved with my health history",
    "I'm a smoker with high blood pressure so it's probably hopeless"
  ],
  "OBJ-STALL": [
    "I'm talking to a couple of other companies as well",
    "I want to see what Progressive offers first",
    "I've got three more estimates coming in this week",
    "I'm just looking around at this point",
    "I'd like to see who gives me the best rate before picking one",
    "I'm checking prices online too",
    "Somebody else is already putting together numbers for me",
    "I need to weigh this against what Allstate sent me"
  ],
  "OBJ-STOP": [
    "Lose my number",
    "Quit bothering me",
    "You've phoned five times this week, enough",
    "I'd appreciate it if you never rang this house again",
    "I'm going to hang up and don't ever ring here again",
    "Delete my number from your system",
    "I don't want any more of these calls",
    "How many times must I say no before this ends"
  ],
  none: [
    "I have two cars and three drivers in the house",
    "My date of birth is March fourth nineteen seventy",
    "What would the deductible be on that",
    "We bought our house in 2015",
    "Yes that is correct",
    "I drive about ten thousand miles a year",
    "Good morning, how are you doing",
    "Does that cover windshield repair",
    "It's a 2018 Honda Civic",
    "I think my renewal is in June",
    "My wife and I both work from home",
    "How soon could the policy start",
    "The roof was replaced four years ago",
    "Sure, go ahead",
    "We have a golden retriever",
    "Could you repeat the last number for me",
    "I called you yesterday about adding my daughter",
    "I'd like to go ahead with the second one",
    "Thank you so much for your help",
    "The weather has been crazy here lately",
    "My husband just turned sixty five",
    "Please email the policy documents once I have signed",
    "I work as a nurse at the county hospital",
    "That sounds reasonable to me"
  ]
}
