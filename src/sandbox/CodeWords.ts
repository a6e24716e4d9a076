/** JMESPath that turns a vendor's code into our word, and unknown codes into null. */
export const oneOf = (path: string, codes: Readonly<Record<string, string>>): string =>
  [...Object.entries(codes).map(([code, word]) => `(${path} == '${code}' && '${word}')`), "`null`"].join(" || ")

/** JMESPath that rescales a number, and leaves what is absent null. */
export const scaled = (path: string, times: string): string => `(${path} != \`null\` && ${path} ${times}) || \`null\``
