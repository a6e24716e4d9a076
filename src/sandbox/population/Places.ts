/**
 * Code|state|population, millions|median household income, k$|typical home, k$|time zone|UTC offset|lat|lng|area codes|
 * city:ZIP3. Rounded public figures of the Census Bureau and USPS, good enough for fiction.
 */
const table = `
AL|Alabama|5.1|62|225|America/Chicago|-6|32.8|-86.8|205,251,256,334|Birmingham:352,Montgomery:361,Huntsville:358,Mobile:366
AK|Alaska|0.7|86|355|America/Anchorage|-9|61.2|-149.9|907|Anchorage:995,Fairbanks:997,Juneau:998
AZ|Arizona|7.4|77|430|America/Phoenix|-7|33.4|-112.0|480,520,602,623,928|Phoenix:850,Tucson:857,Mesa:852,Flagstaff:860
AR|Arkansas|3.1|58|205|America/Chicago|-6|34.8|-92.4|479,501,870|Little Rock:722,Fayetteville:727,Jonesboro:724
CA|California|39.0|95|760|America/Los_Angeles|-8|36.8|-119.4|209,213,310,408,415,510,559,619,714,805,818,909,916,925,949|Los Angeles:900,San Diego:921,San Francisco:941,Sacramento:958,Fresno:937,San Jose:951,Oakland:946
CO|Colorado|5.9|92|540|America/Denver|-7|39.5|-105.0|303,719,720,970|Denver:802,Colorado Springs:809,Boulder:803,Fort Collins:805
CT|Connecticut|3.6|91|390|America/New_York|-5|41.6|-72.7|203,860|Hartford:061,New Haven:065,Stamford:069,Bridgeport:066
DE|Delaware|1.0|82|380|America/New_York|-5|39.2|-75.5|302|Wilmington:198,Newark:197,Dover:199
DC|District of Columbia|0.7|108|610|America/New_York|-5|38.9|-77.0|202|Washington:200
FL|Florida|22.6|73|390|America/New_York|-5|28.5|-81.4|239,305,321,352,407,561,727,813,850,904,941,954|Miami:331,Orlando:328,Tampa:336,Jacksonville:322,Fort Lauderdale:333,Tallahassee:323
GA|Georgia|11.0|75|325|America/New_York|-5|33.7|-84.4|404,478,678,706,770,912|Atlanta:303,Savannah:314,Augusta:309,Macon:312
HI|Hawaii|1.4|95|840|Pacific/Honolulu|-10|21.3|-157.9|808|Honolulu:968,Hilo:967
ID|Idaho|2.0|75|450|America/Boise|-7|43.6|-116.2|208|Boise:837,Idaho Falls:834,Coeur d'Alene:838
IL|Illinois|12.5|80|260|America/Chicago|-6|40.6|-89.4|217,309,312,618,630,708,773,815,847|Chicago:606,Springfield:627,Peoria:616,Rockford:611,Naperville:605
IN|Indiana|6.9|70|240|America/Indiana/Indianapolis|-5|39.8|-86.2|219,260,317,574,765,812|Indianapolis:462,Fort Wayne:468,Evansville:477,South Bend:466
IA|Iowa|3.2|72|215|America/Chicago|-6|41.6|-93.6|319,515,563,641,712|Des Moines:503,Cedar Rapids:524,Davenport:528,Iowa City:522
KS|Kansas|2.9|72|225|America/Chicago|-6|38.5|-97.3|316,620,785,913|Wichita:672,Topeka:666,Overland Park:662
KY|Kentucky|4.5|62|205|America/New_York|-5|38.2|-85.7|270,502,606,859|Louisville:402,Lexington:405,Bowling Green:421
LA|Louisiana|4.6|58|200|America/Chicago|-6|30.5|-91.2|225,318,337,504,985|New Orleans:701,Baton Rouge:708,Shreveport:711,Lafayette:705
ME|Maine|1.4|72|390|America/New_York|-5|44.3|-69.8|207|Portland:041,Bangor:044,Augusta:043
MD|Maryland|6.2|98|420|America/New_York|-5|39.3|-76.6|240,301,410,443|Baltimore:212,Rockville:208,Annapolis:214,Frederick:217
MA|Massachusetts|7.0|99|610|America/New_York|-5|42.4|-71.1|413,508,617,781,978|Boston:021,Worcester:016,Springfield:011,Cambridge:021
MI|Michigan|10.0|69|240|America/Detroit|-5|42.7|-84.5|248,313,517,586,616,734,810,989|Detroit:482,Grand Rapids:495,Lansing:489,Ann Arbor:481
MN|Minnesota|5.7|85|330|America/Chicago|-6|45.0|-93.3|218,320,507,612,651,763,952|Minneapolis:554,Saint Paul:551,Duluth:558,Rochester:559
MS|Mississippi|2.9|54|180|America/Chicago|-6|32.3|-90.2|228,601,662|Jackson:392,Gulfport:395,Tupelo:388
MO|Missouri|6.2|68|245|America/Chicago|-6|38.6|-90.2|314,417,573,636,816|Saint Louis:631,Kansas City:641,Springfield:658,Columbia:652
MT|Montana|1.1|70|455|America/Denver|-7|46.6|-112.0|406|Billings:591,Missoula:598,Helena:596
NE|Nebraska|2.0|74|260|America/Chicago|-6|41.3|-96.0|308,402|Omaha:681,Lincoln:685,Grand Island:688
NV|Nevada|3.2|76|430|America/Los_Angeles|-8|36.2|-115.1|702,775|Las Vegas:891,Reno:895,Henderson:890
NH|New Hampshire|1.4|96|470|America/New_York|-5|43.2|-71.5|603|Manchester:031,Nashua:030,Concord:033
NJ|New Jersey|9.3|99|520|America/New_York|-5|40.2|-74.7|201,609,732,856,908,973|Newark:071,Jersey City:073,Trenton:086,Camden:081
NM|New Mexico|2.1|62|300|America/Denver|-7|35.1|-106.6|505,575|Albuquerque:871,Santa Fe:875,Las Cruces:880
NY|New York|19.6|82|470|America/New_York|-5|42.7|-73.8|212,315,516,518,585,607,631,646,716,718,845,914|New York:100,Brooklyn:112,Buffalo:142,Rochester:146,Albany:122,Syracuse:132
NC|North Carolina|10.8|70|330|America/New_York|-5|35.8|-78.6|252,336,704,828,910,919|Charlotte:282,Raleigh:276,Greensboro:274,Asheville:288
ND|North Dakota|0.8|76|265|America/Chicago|-6|46.9|-96.8|701|Fargo:581,Bismarck:585,Grand Forks:582
OH|Ohio|11.8|68|230|America/New_York|-5|40.0|-83.0|216,330,419,440,513,614,740,937|Columbus:432,Cleveland:441,Cincinnati:452,Toledo:436,Dayton:454
OK|Oklahoma|4.1|62|205|America/Chicago|-6|35.5|-97.5|405,580,918|Oklahoma City:731,Tulsa:741,Norman:730
OR|Oregon|4.2|80|490|America/Los_Angeles|-8|44.0|-121.3|503,541|Portland:972,Salem:973,Eugene:974,Bend:977
PA|Pennsylvania|13.0|74|265|America/New_York|-5|40.3|-76.9|215,412,484,570,610,717,724,814|Philadelphia:191,Pittsburgh:152,Harrisburg:171,Allentown:181,Scranton:185
RI|Rhode Island|1.1|84|460|America/New_York|-5|41.8|-71.4|401|Providence:029,Warwick:028
SC|South Carolina|5.4|66|295|America/New_York|-5|34.0|-81.0|803,843,864|Columbia:292,Charleston:294,Greenville:296
SD|South Dakota|0.9|72|300|America/Chicago|-6|43.5|-96.7|605|Sioux Falls:571,Rapid City:577
TN|Tennessee|7.1|67|320|America/Chicago|-6|36.2|-86.8|423,615,731,865,901|Nashville:372,Memphis:381,Knoxville:379,Chattanooga:374
TX|Texas|30.5|75|300|America/Chicago|-6|31.0|-98.5|210,214,254,281,361,409,432,512,713,806,817,903,915,972|Houston:770,Dallas:752,Austin:787,San Antonio:782,Fort Worth:761,Lubbock:794
UT|Utah|3.4|91|520|America/Denver|-7|40.8|-111.9|435,801|Salt Lake City:841,Provo:846,Ogden:844
VT|Vermont|0.6|78|385|America/New_York|-5|44.3|-72.6|802|Burlington:054,Montpelier:056
VA|Virginia|8.7|90|390|America/New_York|-5|37.5|-77.4|276,434,540,571,703,757,804|Richmond:232,Norfolk:235,Arlington:222,Roanoke:240
WA|Washington|7.8|94|590|America/Los_Angeles|-8|47.6|-122.3|206,253,360,425,509|Seattle:981,Spokane:992,Tacoma:984,Bellevue:980
WV|West Virginia|1.8|55|165|America/New_York|-5|38.3|-81.6|304|Charleston:253,Morgantown:265,Huntington:257
WI|Wisconsin|5.9|74|300|America/Chicago|-6|43.1|-89.4|262,414,608,715,920|Milwaukee:532,Madison:537,Green Bay:543
WY|Wyoming|0.6|73|345|America/Denver|-7|41.1|-104.8|307|Cheyenne:820,Casper:826`

export interface State {
  readonly code: string
  readonly name: string
  readonly millions: number
  readonly medianIncome: number
  readonly medianHome: number
  readonly timeZone: string
  readonly utcOffset: number
  readonly lat: number
  readonly lng: number
  readonly areaCodes: ReadonlyArray<string>
  readonly cities: ReadonlyArray<City>
}

export interface City {
  readonly name: string
  readonly zip3: string
}

const parseCity = (entry: string): City => {
  const [name = "", zip3 = ""] = entry.split(":")
  return { name, zip3 }
}

const parseState = (line: string): State => {
  const [code = "", name = "", millions, income, home, timeZone = "", utc, lat, lng, codes = "", cities = ""] =
    line.split("|")
  return {
    code,
    name,
    millions: Number(millions),
    medianIncome: Number(income) * 1000,
    medianHome: Number(home) * 1000,
    timeZone,
    utcOffset: Number(utc),
    lat: Number(lat),
    lng: Number(lng),
    areaCodes: codes.split(","),
    cities: cities.split(",").map(parseCity)
  }
}

const states: ReadonlyArray<State> = table.trim().split("\n").map(parseState)
export const statesByPopulation = states.map(state => [state, state.millions] as const)
