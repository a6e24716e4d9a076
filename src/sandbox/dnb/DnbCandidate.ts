import type { Candidate } from "./DnbMatch.ts"
import { country, national, operating, region, website } from "./DnbOrganization.ts"
import type { Principal } from "./DnbPrincipals.ts"

export const candidate = ({ confidenceCode, nameScore, ratings, view }: Candidate, place: number, head: Principal) => ({
  displaySequence: place + 1,
  organization: {
    duns: view.company.duns,
    dunsControlStatus: { operatingStatus: operating(view), isMailUndeliverable: false },
    primaryName: view.legalName,
    tradeStyleNames: [{ name: view.company.name, priority: 1 }],
    telephone: [{ telephoneNumber: national(view.company.phone), isUnreachable: false }],
    websiteAddress: website(view),
    primaryAddress: {
      addressCountry: country,
      addressLocality: { name: view.city.name },
      addressRegion: region(view),
      postalCode: view.zip,
      postalCodeExtension: null,
      streetAddress: { line1: view.street, line2: null }
    },
    mailingAddress: {
      addressCountry: country,
      addressLocality: {},
      addressRegion: {},
      postalCode: null,
      postalCodeExtension: null,
      streetAddress: {}
    },
    registrationNumbers: [],
    mostSeniorPrincipals: [{ fullName: `${head.givenName} ${head.familyName}` }],
    isStandalone: true,
    corporateLinkage: {}
  },
  matchQualityInformation: {
    confidenceCode,
    matchGrade: ratings.map(([, rating]) => rating).join(""),
    matchGradeComponentsCount: 11,
    matchGradeComponents: ratings.map(([componentType, componentRating]) => ({ componentType, componentRating })),
    matchDataProfile: "0099990000989900000000009898",
    matchDataProfileComponentsCount: 14,
    matchDataProfileComponents: [{ componentType: "Name", componentValue: "00" }],
    nameMatchScore: nameScore
  }
})
