/** Truth|NAICS 2017|SIC 1987|Apollo's word|Clearbit sector/group/industry|ZoomInfo|nouns of names|revenue per head, k$|office share */
const table = `
Software|511210|7372|computer software|Information Technology/Software & Services/Internet Software & Services|Software|Software,Systems,Labs,Cloud|260|0.9
Custom programming services|541511|7371|information technology & services|Information Technology/Software & Services/IT Services|Business Services|Digital,Technologies,Data|170|0.9
Freight transportation arrangement|488510|4731|logistics & supply chain|Industrials/Transportation/Air Freight & Logistics|Transportation|Freight,Logistics,Forwarding|240|0.5
General freight trucking|484121|4213|transportation/trucking/railroad|Industrials/Transportation/Road & Rail|Transportation|Trucking,Haulage,Carriers|180|0.15
Commercial banking|522110|6022|banking|Financials/Banks/Banks|Finance|Bancorp,Bank,Trust|350|0.85
Insurance agencies and brokerages|524210|6411|insurance|Financials/Insurance/Insurance|Insurance|Assurance,Insurance Partners|190|0.9
Offices of lawyers|541110|8111|law practice|Industrials/Professional Services/Professional Services|Law Firms & Legal Services|Law Group,Legal|280|0.95
Offices of certified public accountants|541211|8721|accounting|Industrials/Professional Services/Professional Services|Business Services|Accounting,Advisors|150|0.95
Engineering services|541330|8711|civil engineering|Industrials/Capital Goods/Construction & Engineering|Business Services|Engineering,Consultants|160|0.8
Architectural services|541310|8712|architecture & planning|Industrials/Professional Services/Professional Services|Business Services|Architects,Design|140|0.9
General medical and surgical hospitals|622110|8062|hospital & health care|Health Care/Health Care Equipment & Services/Health Care Providers & Services|Hospitals & Physicians Clinics|Health,Medical Center|140|0.3
Offices of physicians|621111|8011|medical practice|Health Care/Health Care Equipment & Services/Health Care Providers & Services|Hospitals & Physicians Clinics|Clinic,Physicians|170|0.3
Offices of dentists|621210|8021|medical practice|Health Care/Health Care Equipment & Services/Health Care Providers & Services|Hospitals & Physicians Clinics|Dental,Orthodontics|150|0.2
Elementary and secondary schools|611110|8211|primary/secondary education|Consumer Discretionary/Consumer Services/Diversified Consumer Services|Education|Academy,Schools|75|0.3
Colleges and universities|611310|8221|higher education|Consumer Discretionary/Consumer Services/Diversified Consumer Services|Education|College,Institute|110|0.5
Full-service restaurants|722511|5812|restaurants|Consumer Discretionary/Consumer Services/Hotels, Restaurants & Leisure|Hospitality|Kitchen,Grill,Bistro|60|0.1
Hotels and motels|721110|7011|hospitality|Consumer Discretionary/Consumer Services/Hotels, Restaurants & Leisure|Hospitality|Hotels,Resorts|90|0.2
Supermarkets and grocery stores|445110|5411|supermarkets|Consumer Staples/Food & Staples Retailing/Food & Staples Retailing|Retail|Markets,Grocers|210|0.15
Clothing stores|448140|5651|apparel & fashion|Consumer Discretionary/Retailing/Specialty Retail|Retail|Apparel,Outfitters|150|0.3
New car dealers|441110|5511|automotive|Consumer Discretionary/Retailing/Specialty Retail|Retail|Motors,Auto Group|600|0.3
New single-family housing construction|236115|1521|construction|Industrials/Capital Goods/Construction & Engineering|Construction|Homes,Builders|320|0.3
Electrical contractors|238210|1731|construction|Industrials/Capital Goods/Construction & Engineering|Construction|Electric,Electrical|190|0.2
Plumbing and HVAC contractors|238220|1711|construction|Industrials/Capital Goods/Construction & Engineering|Construction|Plumbing,Mechanical,Heating & Air|185|0.2
Roofing contractors|238160|1761|construction|Industrials/Capital Goods/Construction & Engineering|Construction|Roofing,Exteriors|200|0.15
Machine shops|332710|3599|machinery|Industrials/Capital Goods/Machinery|Manufacturing|Machine Works,Tooling,Precision|190|0.25
Pharmaceutical preparation manufacturing|325412|2834|pharmaceuticals|Health Care/Pharmaceuticals, Biotechnology & Life Sciences/Pharmaceuticals|Manufacturing|Pharma,Biosciences,Therapeutics|480|0.75
Food manufacturing|311999|2099|food production|Consumer Staples/Food, Beverage & Tobacco/Food Products|Manufacturing|Foods,Provisions|330|0.25
Electric power distribution|221122|4911|utilities|Utilities/Utilities/Electric Utilities|Energy, Utilities & Waste|Power,Energy|700|0.5
Offices of real estate agents and brokers|531210|6531|real estate|Real Estate/Real Estate/Real Estate Management & Development|Real Estate|Realty,Properties|220|0.9
Landscaping services|561730|0782|environmental services|Industrials/Commercial & Professional Services/Commercial Services & Supplies|Business Services|Landscapes,Grounds|80|0.1
Janitorial services|561720|7349|facilities services|Industrials/Commercial & Professional Services/Commercial Services & Supplies|Business Services|Facility Services,Cleaning|55|0.1
Advertising agencies|541810|7311|marketing & advertising|Communication Services/Media/Media|Media & Internet|Media,Creative,Agency|160|0.95
Wireless telecommunications carriers|517312|4812|telecommunications|Communication Services/Telecommunication Services/Wireless Telecommunication Services|Telecommunications|Wireless,Networks,Telecom|420|0.6
Home health care services|621610|8082|hospital & health care|Health Care/Health Care Equipment & Services/Health Care Providers & Services|Healthcare|Home Care,Nursing|60|0.2
Fitness centers|713940|7991|health, wellness & fitness|Consumer Discretionary/Consumer Services/Hotels, Restaurants & Leisure|Hospitality|Fitness,Athletics|65|0.2
Beauty salons|812112|7231|consumer services|Consumer Discretionary/Consumer Services/Diversified Consumer Services|Consumer Services|Salon,Beauty|50|0.1`

export interface Industry {
  readonly name: string
  readonly naics: string
  readonly sic: string
  readonly apollo: string
  readonly clearbit: { readonly sector: string; readonly group: string; readonly industry: string }
  readonly zoominfo: string
  readonly nouns: ReadonlyArray<string>
  readonly revenuePerHead: number
  readonly officeShare: number
}

export const industries: ReadonlyArray<Industry> = table
  .trim()
  .split("\n")
  .map(line => {
    const [name = "", naics = "", sic = "", apollo = "", clearbit = "", zoominfo = "", nouns = "", perHead, office] =
      line.split("|")
    const [sector = "", group = "", industry = ""] = clearbit.split("/")
    return {
      name,
      naics,
      sic,
      apollo,
      clearbit: { sector, group, industry },
      zoominfo,
      nouns: nouns.split(","),
      revenuePerHead: Number(perHead) * 1000,
      officeShare: Number(office)
    }
  })
