import { dataFolder } from "./bench/DataFolder.ts"
import { say } from "./bench/Figures.ts"
import { authors } from "./bench/fusion/Authors.ts"
import { birthplaces } from "./bench/fusion/Birthplaces.ts"

/** How much of what sources contradict each other about is settled rightly, on public data sets with the truth beside. */
const places = ["birthplaces_claims.csv", "birthplaces_truth.csv", "birthplaces_hierarchy.csv"] as const
const books = ["books_claims.txt", "books_truth.txt"] as const
const { csv, text } = dataFolder("bench:fusion", [...books, ...places])

authors(text(books[0]), text(books[1]))
say("")
birthplaces(csv(places[0]), csv(places[1]), csv(places[2]))
