import type { Sentiment } from "../../../src/hearing/sentiment/Sentiment.ts"

/** How customers of all kinds of services may speak; none of it is what the feeling was taught by. */
export const moods: Readonly<Record<Sentiment["sentiment"], ReadonlyArray<string>>> = {
  negative: [
    "Ninety minutes in the queue and then a dial tone",
    "I explained this to three of your colleagues already",
    "The technician left muddy footprints and fixed nothing",
    "Where exactly is my money",
    "Somebody entered the wrong birthday and now my card is useless",
    "They paid half and kept the rest",
    "How many more documents could you possibly want",
    "We sat at the gate until two in the morning",
    "The quote was 80 and the first bill said 140",
    "Your people promised Tuesday and today is Friday",
    "Apparently loyalty means nothing to you",
    "I had my baby on my lap for six hours because of your seating mess",
    "My emails just disappear into a black hole",
    "Second cancellation this week",
    "I can't get past the automated menu",
    "Once they have your money you don't exist",
    "The body shop is still waiting for your approval",
    "That's the third adjuster in a month",
    "I regret ever signing with you",
    "Nothing but excuses"
  ],
  neutral: [
    "Which airport is closest to you",
    "I'm looking at the second page now",
    "It's a two story with a finished basement",
    "How old does he have to be",
    "My brother in law lives with us",
    "Should I scan it or take a picture",
    "The loan is with a credit union",
    "I travel to Ohio about twice a month",
    "Does the eleven o'clock stop in Kansas City",
    "She had a stroke in 2020",
    "I put the dog down as a beagle",
    "Who would be listed as the owner",
    "We rent out the upstairs",
    "Can it be changed afterwards",
    "Same address as last year"
  ],
  positive: [
    "Your colleague stayed on the line until it was sorted",
    "Money was in my account by lunch",
    "I feel so much safer now",
    "You have the patience of a saint",
    "Everything went like clockwork",
    "Booked, boarded and home early, love it",
    "Nice to finally talk to a human being",
    "That discount is a pleasant surprise",
    "My mom adores the new agent",
    "You guys rock",
    "It was worth every penny",
    "Perfect, that answers all of my questions"
  ]
}
