import { Coverage } from "../Coverage.ts"

/** Made of the tables alone, so it is not decoded once more on each request. */
export const suggests = (cover: ConstructorParameters<typeof Coverage>[0]): Coverage =>
  new Coverage(cover, { disableValidation: true })
