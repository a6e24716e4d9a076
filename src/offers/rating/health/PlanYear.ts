import type { RatingCase } from "../RatingCase.ts"

const openEnrolmentBegins = 11

/** From November on it is next year's cover that is chosen. */
export const planYearOf = ({ year, month }: RatingCase): number => (month >= openEnrolmentBegins ? year + 1 : year)
