declare module "parse-address" {
  interface Parsed {
    readonly number?: string
    readonly prefix?: string
    readonly street?: string
    readonly type?: string
    readonly suffix?: string
    readonly sec_unit_type?: string
    readonly sec_unit_num?: string
  }
  const parser: { readonly parseLocation: (text: string) => Parsed | null }
  export default parser
}
