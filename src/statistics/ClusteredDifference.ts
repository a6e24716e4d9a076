import { type Difference, pooledVariance } from "./Difference.ts"

/** All observations of one randomised unit. */
export interface Cluster {
  readonly count: number
  readonly sum: number
  readonly sumOfSquares: number
}

const sumOver = (clusters: ReadonlyArray<Cluster>, of: (cluster: Cluster) => number) =>
  clusters.reduce((sum, cluster) => sum + of(cluster), 0)

/** Mean over observations; its variance from how the clusters, not their observations, differ (linearised ratio). */
const clusteredMean = (clusters: ReadonlyArray<Cluster>) => {
  const count = sumOver(clusters, cluster => cluster.count)
  const mean = sumOver(clusters, cluster => cluster.sum) / count
  const squares = sumOver(clusters, cluster => (cluster.sum - cluster.count * mean) ** 2)
  const between = (clusters.length / (clusters.length - 1)) * (squares / count ** 2)
  const within = sumOver(clusters, cluster => cluster.sumOfSquares) / count - mean ** 2
  return { count, mean, variance: Math.max(0, within), varianceOfMean: between, clusters: clusters.length }
}

/** Treated less control where whole clusters were randomised: two observations of one cluster are not two. */
export const clusteredDifference = (treated: ReadonlyArray<Cluster>, control: ReadonlyArray<Cluster>): Difference => {
  const [a, b] = [clusteredMean(treated), clusteredMean(control)]
  const variance = a.varianceOfMean + b.varianceOfMean
  return {
    estimate: a.mean - b.mean,
    variance,
    degreesOfFreedom:
      variance ** 2 / (a.varianceOfMean ** 2 / (a.clusters - 1) + b.varianceOfMean ** 2 / (b.clusters - 1)),
    effectiveSize: pooledVariance(a, b) / variance
  }
}
