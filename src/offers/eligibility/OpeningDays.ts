import type { Facts } from "../../rules/Field.ts"
import type { Openings } from "../../rules/Opening.ts"
import { dayOfAge } from "../../rules/tables/Calendar.ts"
import { contractDay, ownLifeDay } from "../../rules/tables/ContractAge.ts"
import { nextOpenEnrolment } from "../../rules/tables/OpenEnrolment.ts"
import { medicaidLimit } from "../../rules/tables/Poverty.ts"

const dollars = new Intl.NumberFormat("en-US")
const adult = 18 * 12

/** The days and amounts at which a closed line opens for this person, as far as they can be told. */
export const openingDays = ({ date, dateOfBirth, householdSize, state }: Facts): Openings => {
  const born = dateOfBirth?.value
  const persons = householdSize?.value
  return {
    ...(born === undefined
      ? {}
      : { contractAgeDay: `, ${contractDay(born, state?.value)}`, adultDay: `, ${dayOfAge(born, adult)}` }),
    ...(born === undefined || state === undefined ? {} : { ownLifeDay: `, ${ownLifeDay(born, state.value)}` }),
    ...enrolment(state?.value, date?.value),
    ...(persons === undefined || state === undefined || date === undefined
      ? {}
      : {
          medicaidLimit: `, ${dollars.format(Math.floor(medicaidLimit(state.value, persons, date.value)))} US dollars for ${persons}`
        })
  }
}

const enrolment = (state: string | undefined, day: string | undefined): Openings => {
  const openEnrolment = state === undefined || day === undefined ? undefined : nextOpenEnrolment(state, day)
  return openEnrolment === undefined ? {} : { openEnrolment }
}
