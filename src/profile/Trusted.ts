/** For what is made of parts that are valid already: validating the whole again is work done twice. */
export const ofValidParts = { disableValidation: true } as const
