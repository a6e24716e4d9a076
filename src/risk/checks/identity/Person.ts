export interface Home {
  readonly houseNumber?: string | undefined
  readonly street?: string | undefined
  readonly unit?: string | undefined
  readonly city?: string | undefined
  readonly postalCode?: string | undefined
  readonly state?: string | undefined
}

/** What one source says of who somebody is; all of it may be missing. */
export interface Person {
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  /** YYYY-MM-DD, or the same digits without dashes. */
  readonly birthDate?: string | undefined
  readonly home?: Home | undefined
  readonly phones?: ReadonlyArray<string> | undefined
  readonly emails?: ReadonlyArray<string> | undefined
  readonly employer?: string | undefined
}
