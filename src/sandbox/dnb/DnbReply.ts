import { json, type Reply } from "../server/Vendor.ts"

let serial = 0

export const transaction = () => ({
  transactionID: `rrt-0sandbox${String(++serial).padStart(6, "0")}-a-us-1000-2000-3`,
  transactionTimestamp: new Date().toISOString(),
  inLanguage: "en-US"
})

export const fault = (status: number, errorCode: string, errorMessage: string): Reply =>
  json(status, { error: { errorMessage, errorCode } })

export const badParameter = (parameter: string, description: string): Reply =>
  json(400, {
    transactionDetail: transaction(),
    error: {
      errorMessage: "The given request is invalid.",
      errorCode: "00005",
      errorDetails: [{ parameter, description }]
    }
  })
