/** Make|WMI|models:since. */
const table = `
Toyota|4T1|Camry:1990,Corolla:1990,RAV4:1996,Highlander:2001,Tacoma:1996
Honda|1HG|Civic:1990,Accord:1990,CR-V:1997,Pilot:2003,Odyssey:1995
Ford|1FT|F-150:1990,Escape:2001,Explorer:1991,Mustang:1990,Fusion:2006
Chevrolet|1GC|Silverado 1500:1999,Equinox:2005,Malibu:1997,Tahoe:1995,Traverse:2009
Nissan|1N4|Altima:1993,Rogue:2008,Sentra:1990,Pathfinder:1990
Hyundai|KMH|Elantra:1992,Sonata:1995,Tucson:2005,Santa Fe:2001
Kia|KND|Sorento:2003,Sportage:1995,Soul:2010,Telluride:2020
Jeep|1C4|Wrangler:1990,Grand Cherokee:1993,Cherokee:2014
Subaru|JF1|Outback:1995,Forester:1998,Impreza:1993
Ram|1C6|1500:2011,2500:2011
GMC|1GT|Sierra 1500:1999,Terrain:2010,Acadia:2007
Volkswagen|3VW|Jetta:1990,Passat:1990,Tiguan:2009
BMW|WBA|3 Series:1990,5 Series:1990,X3:2004,X5:2000
Mercedes-Benz|WDD|C-Class:1994,E-Class:1994,GLC:2016
Tesla|5YJ|Model 3:2017,Model Y:2020,Model S:2012`

export interface Car {
  readonly make: string
  readonly wmi: string
  readonly model: string
  readonly since: number
}

export const cars: ReadonlyArray<Car> = table
  .trim()
  .split("\n")
  .flatMap(line => {
    const [make = "", wmi = "", models = ""] = line.split("|")
    return models.split(",").map(entry => {
      const [model = "", since] = entry.split(":")
      return { make, wmi, model, since: Number(since) }
    })
  })
