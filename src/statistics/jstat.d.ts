declare module "jstat" {
  interface JStat {
    readonly normal: { readonly inv: (p: number, mean: number, deviation: number) => number }
    readonly studentt: { readonly inv: (p: number, degreesOfFreedom: number) => number }
    readonly beta: {
      readonly inv: (p: number, a: number, b: number) => number
      readonly cdf: (x: number, a: number, b: number) => number
    }
    readonly gammaln: (x: number) => number
  }
  const module: { readonly jStat: JStat }
  export default module
}
