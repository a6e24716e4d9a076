declare module "vader-sentiment/src/vader_lexicon.js" {
  /** How people rated each word, -4 to 4. */
  export const lexicon: Readonly<Record<string, number>>
}
