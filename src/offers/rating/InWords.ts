const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 })

export const grouped = (value: number): string => whole.format(value)

export const dollars = (amount: number): string => `$${grouped(amount)}`
