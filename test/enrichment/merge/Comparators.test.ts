import { assert, describe, it } from "@effect/vitest"
import { companyName } from "../../../src/enrichment/merge/CompanyName.ts"
import type { Comparator } from "../../../src/enrichment/merge/Comparator.ts"
import { webDomain } from "../../../src/enrichment/merge/Domain.ts"
import { hierarchy, prefixCode } from "../../../src/enrichment/merge/Hierarchy.ts"
import { nameList } from "../../../src/enrichment/merge/NameList.ts"
import { phraseWords } from "../../../src/enrichment/merge/PhraseWords.ts"
import { cityName } from "../../../src/enrichment/merge/Place.ts"
import { vehicleWords } from "../../../src/enrichment/merge/VehicleWords.ts"

type Relation = "same" | "looser" | "different"

const relation = <V>(comparator: Comparator<V>, claim: V, candidate: V): Relation => {
  const support = comparator([claim, candidate])(0, 1)
  return support === 1 ? "same" : support >= 0.5 ? "looser" : "different"
}

const expectations = (
  what: string,
  comparator: Comparator<string>,
  rows: ReadonlyArray<readonly [string, string, Relation]>
) =>
  describe(what, () => {
    for (const [claim, candidate, expected] of rows)
      it(`"${claim}" for "${candidate}": ${expected}`, () =>
        assert.strictEqual(relation(comparator, claim, candidate), expected))
  })

expectations("company names", companyName, [
  ["Acme Inc.", "ACME, Incorporated", "same"],
  ["The Acme Company", "Acme Co", "same"],
  ["Johnson & Johnson", "Johnson and Johnson, Inc.", "same"],
  ["Müller GmbH", "Muller", "same"],
  ["A.B.C. Trucking L.L.C.", "ABC Trucking LLC", "same"],
  ["Macy's", "Macys, Inc.", "same"],
  ["Sales Force", "Salesforce", "same"],
  ["Acme", "Acme Holdings", "looser"],
  ["Acme Holdings", "Acme", "different"],
  ["Acme", "Acorn", "different"],
  ["Co Inc", "Corp", "different"]
])

expectations("job titles and industries", phraseWords, [
  ["VP, Sales", "Vice President of Sales", "same"],
  ["SVP Marketing", "Senior Vice President, Marketing", "same"],
  ["Chief Executive Officer", "CEO", "same"],
  ["Sr. Software Engr", "Senior Software Engineer", "same"],
  ["HR Manager", "Human Resources Mgr.", "same"],
  ["Insurance Carriers", "insurance carrier industry", "same"],
  ["Director", "Director of Sales", "looser"],
  ["Manager", "Assistant Manager", "different"],
  ["President", "Vice President", "different"],
  ["Buyer", "Baker", "different"]
])

expectations("codes", prefixCode, [
  ["5242", "524210", "looser"],
  ["524210", "5242", "different"],
  ["524210", "524126", "different"],
  ["63101", "63101-2345", "looser"]
])

expectations("domains", webDomain, [
  ["www.acme.com", "acme.com", "same"],
  ["https://mail.acme.co.uk/x", "acme.co.uk", "same"],
  ["acme.com", "acme.org", "different"]
])

expectations("cities", cityName, [
  ["St. Louis", "Saint Louis", "same"],
  ["San José", "SAN JOSE", "same"],
  ["Clayton", "Dayton", "different"]
])

expectations("vehicles", vehicleWords, [
  ["F-150", "f150", "same"],
  ["Chevy", "Chevrolet", "same"],
  ["Civic", "Civic EX", "looser"],
  ["Accord", "Civic", "different"]
])

expectations("lists of names", nameList, [
  ["Knuth, Donald E.", "Donald Ervin Knuth", "same"],
  ["W. R. Stevens, Gary R. Wright", "Wright, Gary; Stevens, W. Richard", "same"],
  ["By (author) Han, Jiawei By (author) Kamber, Micheline", "Micheline Kamber & Jiawei Han", "same"],
  ["Musser, David R.Derge, Gillmer J.Saini, Atul", "Saini, Atul / Musser, David / Derge, Gillmer", "same"],
  ["Rao, K. R. Bojkovic, Zoran S. Milovanovic, Dragorad A.", "K.R. Rao; Zoran Bojkovic; D. Milovanovic", "same"],
  ["O'Leary, Timothy J.", "Timothy OLeary", "same"],
  ["McManus, John", "John McManus", "same"],
  ["Lacroix, Zo&eacute;", "Zoe Lacroix (editor)", "same"],
  ["Stroustrup, Bjarne", "Bjarne Stroustrop", "same"],
  ["Han", "Jiawei Han", "looser"],
  ["Jiawei Han", "Jiawei Han, Micheline Kamber", "looser"],
  ["Jiawei Han, Micheline Kamber", "Jiawei Han", "different"],
  ["Ray Plastock", "Roy Plastock", "different"],
  ["Not Available", "Jiawei Han", "different"]
])

const within: Readonly<Record<string, ReadonlyArray<string>>> = {
  Boston: ["Massachusetts", "USA"],
  Massachusetts: ["USA"]
}

expectations(
  "places",
  hierarchy((narrower, broader) => within[narrower]?.includes(broader) === true),
  [
    ["USA", "Boston", "looser"],
    ["Massachusetts", "Boston", "looser"],
    ["Boston", "Massachusetts", "different"],
    ["Texas", "Boston", "different"]
  ]
)
