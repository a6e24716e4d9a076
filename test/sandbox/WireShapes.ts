/** The documented answers, each value replaced by its type; the first element stands for a list. */
const apolloOrganization = {
  id: "string",
  name: "string",
  website_url: "string",
  blog_url: "null",
  angellist_url: "null",
  linkedin_url: "string",
  twitter_url: "null",
  facebook_url: "null",
  primary_phone: { number: "string", source: "string", sanitized_number: "string" },
  languages: [],
  num_languages: "number",
  alexa_ranking: "null",
  phone: "string",
  linkedin_uid: "string",
  founded_year: "number",
  publicly_traded_symbol: "null",
  publicly_traded_exchange: "null",
  logo_url: "null",
  crunchbase_url: "null",
  primary_domain: "string",
  industry: "string",
  keywords: ["string"],
  estimated_num_employees: "number",
  industries: ["string"],
  secondary_industries: [],
  snippets_loaded: "boolean",
  industry_tag_id: "string",
  industry_tag_hash: { "logistics & supply chain": "string" },
  retail_location_count: "number",
  num_retail_locations: "number",
  raw_address: "string",
  street_address: "string",
  city: "string",
  state: "string",
  postal_code: "string",
  country: "string",
  owned_by_organization_id: "null",
  seo_description: "null",
  short_description: "string",
  suborganizations: [],
  num_suborganizations: "number",
  annual_revenue_printed: "string",
  annual_revenue: "number",
  total_funding: "number",
  total_funding_printed: "string",
  latest_funding_round_date: "string",
  latest_funding_stage: "string",
  funding_events: [
    {
      id: "string",
      date: "string",
      news_url: "null",
      type: "string",
      investors: "string",
      amount: "string",
      currency: "string"
    }
  ],
  technology_names: ["string"],
  current_technologies: [{ uid: "string", name: "string", category: "string" }]
}
const apolloPerson = {
  id: "string",
  first_name: "string",
  last_name: "string",
  name: "string",
  linkedin_url: "string",
  title: "string",
  email_status: "string",
  photo_url: "null",
  twitter_url: "null",
  github_url: "null",
  facebook_url: "null",
  extrapolated_email_confidence: "null",
  headline: "string",
  email: "string",
  organization_id: "string",
  employment_history: [
    {
      _id: "string",
      created_at: "null",
      current: "boolean",
      degree: "null",
      description: "null",
      emails: "null",
      end_date: "null",
      grade_level: "null",
      kind: "null",
      major: "null",
      organization_id: "string",
      organization_name: "string",
      raw_address: "null",
      start_date: "string",
      title: "string",
      updated_at: "null",
      id: "string",
      key: "string"
    }
  ],
  state: "string",
  city: "string",
  country: "string",
  organization: apolloOrganization,
  is_likely_to_engage: "boolean",
  show_intent: "boolean",
  departments: ["string"],
  subdepartments: ["string"],
  functions: ["string"],
  seniority: "string",
  revealed_for_current_team: "boolean"
}
export const shapes = {
  zoominfoToken: { access_token: "string", expires_in: "number", token_type: "string" },
  zoominfoContact: {
    id: "string",
    type: "string",
    attributes: {
      firstName: "string",
      lastName: "string",
      email: "string",
      phone: "string",
      mobilePhone: "string",
      jobTitle: "string",
      jobFunction: { name: "string", department: "string" },
      managementLevel: ["string"],
      contactAccuracyScore: "string",
      city: "string",
      state: "string",
      country: "string",
      externalUrls: [{ type: "string", url: "string" }],
      lastUpdatedDate: "string",
      validDate: "string",
      company: {
        id: "number",
        name: "string",
        website: "string",
        primaryIndustry: ["string"],
        employeeCount: "number",
        revenueNumeric: "number"
      }
    },
    meta: { input: { emailAddress: "string" }, matchStatus: "string" }
  },
  zoominfoCompany: {
    id: "string",
    type: "string",
    attributes: {
      name: "string",
      website: "string",
      domainList: ["string"],
      phone: "string",
      street: "string",
      city: "string",
      state: "string",
      zipCode: "string",
      country: "string",
      employeeCount: "number",
      employeeRange: "string",
      revenue: "number",
      revenueRange: "string",
      foundedYear: "string",
      type: "string",
      companyStatus: "string",
      primaryIndustry: ["string"],
      industries: ["string"],
      sicCodes: [{ id: "string", name: "string" }],
      naicsCodes: [{ id: "string", name: "string" }],
      socialMediaUrls: [{ type: "string", url: "string", followerCount: "string" }],
      ultimateParentId: "number",
      ultimateParentName: "string",
      lastUpdatedDate: "string"
    },
    meta: { input: { companyWebsite: "string" }, matchStatus: "string" }
  },
  zoominfo429: {
    title: "string",
    detail: "string",
    errors: [{ id: "string", code: "string", status: "string", title: "string", detail: "string" }]
  },
  zoominfoCredits: {
    error: { code: "string", message: "string", status: "number", requestId: "string", retryable: "boolean" }
  },
  zoominfoUsage: {
    data: [
      {
        id: "string",
        type: "string",
        attributes: {
          usage: [
            {
              limitType: "string",
              description: "string",
              totalLimit: "number",
              currentUsage: "number",
              usageRemaining: "number"
            }
          ]
        }
      }
    ]
  },
  apolloPerson: { person: apolloPerson, request_id: "number" },
  apolloStub: {
    person: {
      id: "null",
      first_name: "null",
      last_name: "null",
      name: "string",
      linkedin_url: "null",
      title: "null",
      email: "null",
      email_status: "null",
      organization: apolloOrganization,
      match_confidence: "string"
    },
    request_id: "number"
  },
  apolloBulk: {
    status: "string",
    error_code: "null",
    error_message: "null",
    total_requested_enrichments: "number",
    unique_enriched_records: "number",
    missing_records: "number",
    credits_consumed: "number",
    matches: [apolloPerson],
    request_id: "number"
  },
  apolloOrganization: { organization: apolloOrganization },
  clearbitCombined: {
    person: {
      id: "string",
      name: { fullName: "string", givenName: "string", familyName: "string" },
      email: "string",
      location: "string",
      timeZone: "string",
      utcOffset: "number",
      geo: {
        city: "string",
        state: "string",
        stateCode: "string",
        country: "string",
        countryCode: "string",
        lat: "number",
        lng: "number"
      },
      bio: "null",
      site: "null",
      avatar: "null",
      employment: {
        domain: "string",
        name: "string",
        title: "string",
        role: "string",
        subRole: "null",
        seniority: "string"
      },
      facebook: { handle: "null" },
      github: {
        handle: "null",
        id: "null",
        avatar: "null",
        company: "null",
        blog: "null",
        followers: "null",
        following: "null"
      },
      twitter: {
        handle: "null",
        id: "null",
        bio: "null",
        followers: "null",
        following: "null",
        statuses: "null",
        favorites: "null",
        location: "null",
        site: "null",
        avatar: "null"
      },
      linkedin: { handle: "string" },
      googleplus: { handle: "null" },
      gravatar: { handle: "null", urls: "null", avatar: "null", avatars: [] },
      fuzzy: "boolean",
      emailProvider: "boolean",
      indexedAt: "string"
    },
    company: {
      id: "string",
      name: "string",
      legalName: "string",
      domain: "string",
      domainAliases: [],
      site: { phoneNumbers: ["string"], emailAddresses: ["string"] },
      category: {
        sector: "string",
        industryGroup: "string",
        industry: "string",
        subIndustry: "string",
        sicCode: "string",
        naicsCode: "string"
      },
      tags: ["string"],
      description: "string",
      foundedYear: "number",
      location: "string",
      timeZone: "string",
      utcOffset: "number",
      geo: {
        streetNumber: "string",
        streetName: "string",
        subPremise: "null",
        city: "string",
        postalCode: "string",
        state: "string",
        stateCode: "string",
        country: "string",
        countryCode: "string",
        lat: "number",
        lng: "number"
      },
      logo: "string",
      facebook: { handle: "null", likes: "null" },
      linkedin: { handle: "string" },
      twitter: {
        handle: "null",
        id: "null",
        bio: "null",
        followers: "null",
        following: "null",
        location: "null",
        site: "null",
        avatar: "null"
      },
      crunchbase: { handle: "null" },
      emailProvider: "boolean",
      type: "string",
      ticker: "null",
      identifiers: { usEIN: "null" },
      phone: "null",
      metrics: {
        alexaUsRank: "null",
        alexaGlobalRank: "null",
        employees: "number",
        employeesRange: "string",
        marketCap: "null",
        raised: "number",
        annualRevenue: "null",
        estimatedAnnualRevenue: "string",
        fiscalYearEnd: "null"
      },
      indexedAt: "string",
      tech: ["string"],
      techCategories: ["string"],
      parent: { domain: "null" },
      ultimateParent: { domain: "null" }
    }
  },
  clearbit401: { error: { type: "string", message: "string" } },
  dnbV2: { access_token: "string", expiresIn: "number" },
  dnbV3: { access_token: "string", expires_in: "number", token_type: "string" },
  dnbMatch: {
    transactionDetail: {
      transactionID: "string",
      transactionTimestamp: "string",
      inLanguage: "string",
      serviceVersion: "string"
    },
    inquiryDetail: { name: "string", address: { countryISOAlpha2Code: "string", addressRegion: "string" } },
    candidatesMatchedQuantity: "number",
    matchDataCriteria: "string",
    matchCandidates: [
      {
        displaySequence: "number",
        organization: {
          duns: "string",
          dunsControlStatus: {
            operatingStatus: { description: "string", dnbCode: "number" },
            isMailUndeliverable: "boolean"
          },
          primaryName: "string",
          tradeStyleNames: [{ name: "string", priority: "number" }],
          telephone: [{ telephoneNumber: "string", isUnreachable: "boolean" }],
          websiteAddress: [{ url: "string", domainName: "string" }],
          primaryAddress: {
            addressCountry: { isoAlpha2Code: "string", name: "string" },
            addressLocality: { name: "string" },
            addressRegion: { name: "string", abbreviatedName: "string" },
            postalCode: "string",
            postalCodeExtension: "null",
            streetAddress: { line1: "string", line2: "string" }
          },
          mailingAddress: {
            addressCountry: { isoAlpha2Code: "string", name: "string" },
            addressLocality: {},
            addressRegion: {},
            postalCode: "null",
            postalCodeExtension: "null",
            streetAddress: {}
          },
          registrationNumbers: [],
          mostSeniorPrincipals: [{ fullName: "string" }],
          isStandalone: "boolean",
          corporateLinkage: {}
        },
        matchQualityInformation: {
          confidenceCode: "number",
          matchGrade: "string",
          matchGradeComponentsCount: "number",
          matchGradeComponents: [{ componentType: "string", componentRating: "string" }],
          matchDataProfile: "string",
          matchDataProfileComponentsCount: "number",
          matchDataProfileComponents: [{ componentType: "string", componentValue: "string" }],
          nameMatchScore: "number"
        }
      }
    ],
    cleanseAndStandardizeInformation: {}
  },
  dnbNoMatch: {
    transactionDetail: {
      transactionID: "string",
      transactionTimestamp: "string",
      inLanguage: "string",
      serviceVersion: "string"
    },
    inquiryDetail: { name: "string", address: { countryISOAlpha2Code: "string" } },
    error: { errorMessage: "string", errorCode: "string" }
  },
  dnbBlocks: {
    transactionDetail: { transactionID: "string", transactionTimestamp: "string", inLanguage: "string" },
    inquiryDetail: { duns: "string", blockIDs: ["string"] },
    organization: {
      duns: "string",
      countryISOAlpha2Code: "string",
      primaryName: "string",
      registeredName: "string",
      tradeStyleNames: [{ name: "string", priority: "number" }],
      dunsControlStatus: {
        operatingStatus: { description: "string", dnbCode: "number" },
        isMarketable: "boolean",
        isMailUndeliverable: "boolean",
        isTelephoneDisconnected: "null",
        isDelisted: "boolean",
        subjectHandlingDetails: [],
        firstReportDate: "string"
      },
      websiteAddress: [{ url: "string", domainName: "string" }],
      email: [],
      telephone: [{ telephoneNumber: "string", isdCode: "string" }],
      primaryAddress: {
        language: {},
        addressCountry: { name: "string", isoAlpha2Code: "string" },
        continentalRegion: { name: "string" },
        addressLocality: { name: "string" },
        minorTownName: "null",
        addressRegion: { name: "string", abbreviatedName: "string" },
        addressCounty: { name: "string" },
        postalCode: "string",
        streetAddress: { line1: "string", line2: "string" },
        streetNumber: "null",
        streetName: "null",
        postOfficeBox: {},
        latitude: "number",
        longitude: "number",
        isRegisteredAddress: "boolean"
      },
      registrationNumbers: [],
      industryCodes: [
        { code: "string", description: "string", typeDescription: "string", typeDnBCode: "number", priority: "number" }
      ],
      primaryIndustryCode: { usSicV4: "string", usSicV4Description: "string" },
      startDate: "string",
      incorporatedDate: "string",
      businessEntityType: { description: "string", dnbCode: "number" },
      numberOfEmployees: [
        {
          value: "number",
          informationScopeDescription: "string",
          informationScopeDnBCode: "number",
          reliabilityDescription: "string",
          reliabilityDnBCode: "number",
          employeeCategories: [],
          trend: []
        }
      ],
      financials: [
        {
          financialStatementToDate: "null",
          financialStatementDuration: "null",
          informationScopeDescription: "null",
          informationScopeDnBCode: "null",
          reliabilityDescription: "string",
          reliabilityDnBCode: "number",
          unitCode: "string",
          yearlyRevenue: [{ value: "number", currency: "string" }]
        }
      ],
      mostSeniorPrincipals: [
        {
          givenName: "string",
          familyName: "string",
          fullName: "string",
          namePrefix: "null",
          nameSuffix: "null",
          gender: "null",
          jobTitles: [{ title: "string" }],
          managementResponsibilities: [{ description: "string", mrcCode: "string" }]
        }
      ],
      currentPrincipals: [
        {
          givenName: "string",
          familyName: "string",
          fullName: "string",
          jobTitles: [{ title: "string" }],
          managementResponsibilities: []
        }
      ],
      isStandalone: "boolean"
    },
    blockStatus: [{ blockID: "string", status: "string", reason: "null" }]
  },
  dnbExpired: { error: { errorMessage: "string", errorCode: "string" } }
} as const
