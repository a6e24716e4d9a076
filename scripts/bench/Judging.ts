import type { DataType, Facts, Vehicle } from "../../src/profile/Profile.ts"
import { isRight } from "./SameValue.ts"

/** One field of one lead, as one source has it. */
export interface Judged {
  /** The same for all sources when it is about the same fact. */
  readonly key: string
  /** Where the profile tells its confidence. */
  readonly path: string
  readonly field: string
  readonly type: DataType
  readonly isTrue: boolean
  /** The truth has no such fact: a job that ended, a car of somebody else. */
  readonly isInvented: boolean
}

const sections = ["demographics", "firmographics", "behavioral", "risk", "propertyData"] as const

/** Fields with a value; a list without items says that there are none, which only lists can say. */
const filled = (section: object | undefined): ReadonlyArray<readonly [string, unknown]> =>
  Object.entries(section ?? {}).filter(([, value]) => value !== undefined)

const vehicleFields = ["year", "make", "model"] as const

/** By its VIN, or by what it is. */
const truthOf = (vehicle: Vehicle, truths: ReadonlyArray<Vehicle>): number => {
  const byVin = truths.findIndex(({ vin }) => vin !== undefined && vin === vehicle.vin)
  if (byVin >= 0) return byVin
  return truths.findIndex(truth =>
    vehicleFields.every(name => {
      const [value, right] = [vehicle[name], truth[name]]
      return value !== undefined && right !== undefined && isRight(`vehicleData.${name}`, value, right)
    })
  )
}

const judgeVehicles = (said: ReadonlyArray<Vehicle>, truths: ReadonlyArray<Vehicle>): ReadonlyArray<Judged> => {
  const taken = new Set<number>()
  return said.flatMap((vehicle, index) => {
    const found = truthOf(vehicle, truths)
    const at = taken.has(found) ? -1 : found
    taken.add(at)
    const truth = new Map<string, unknown>(filled(truths[at]))
    return filled(vehicle).map(([name, value]): Judged => {
      const right = truth.get(name)
      return {
        key: at < 0 ? `extra vehicle ${index}.${name}` : `vehicleData.${at}.${name}`,
        path: `vehicleData.${index}.${name}`,
        field: `vehicleData.${name}`,
        type: "vehicleData",
        isTrue: right !== undefined && isRight(`vehicleData.${name}`, value, right),
        isInvented: right === undefined
      }
    })
  })
}

/** Everything that a source says of a lead, beside the truth. */
export const judge = (said: Facts, truth: Facts): ReadonlyArray<Judged> => [
  ...sections.flatMap(type => {
    const truths = new Map(filled(truth[type]))
    return filled(said[type]).map(([name, value]): Judged => {
      const path = `${type}.${name}`
      const right = truths.get(name)
      const isTrue = right !== undefined && isRight(path, value, right)
      return { key: path, path, field: path, type, isTrue, isInvented: right === undefined }
    })
  }),
  ...judgeVehicles(said.vehicleData ?? [], truth.vehicleData ?? [])
]

/** What there is to be known of a lead. */
export const factsIn = (truth: Facts): ReadonlyArray<Pick<Judged, "key" | "field" | "type">> =>
  judge(truth, truth).map(({ key, field, type }) => ({ key, field, type }))
