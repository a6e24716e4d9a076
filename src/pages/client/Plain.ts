const money = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" })
const whole = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 })

export const dollars = (amount: number): string => money.format(amount)
export const wholeDollars = (amount: number): string => whole.format(amount)

export const plainWord = (value: string): string => value.replaceAll("_", " ")
