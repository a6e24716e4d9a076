const words = (text: string): ReadonlyArray<string> => text.trim().split(/\s+/)

export const firstNames = words(`
James Mary Robert Patricia Michael Jennifer David Linda William Elizabeth Richard Barbara Joseph Susan Thomas Jessica
Christopher Karen Charles Sarah Daniel Lisa Matthew Nancy Anthony Sandra Steven Ashley Andrew Emily Kenneth Donna Joshua
Michelle Kevin Carol Brian Amanda Timothy Melissa Ronald Deborah Jason Stephanie Jeffrey Rebecca Ryan Sharon Jacob Laura
Nicholas Cynthia Gary Kathleen Eric Amy Jonathan Angela Stephen Shirley Larry Brenda Justin Emma Benjamin Pamela Samuel
Nicole Gregory Samantha Frank Katherine Alexander Christine Raymond Debra Patrick Rachel Jack Carolyn Dennis Janet Tyler
Maria Aaron Olivia Jose Heather Adam Helen Nathan Catherine Henry Diane Zachary Julie Luis Victoria Carlos Joyce Miguel
Lauren Omar Kelly Wei Priya Amir Fatima Diego Sofia Hiroshi Mei Kwame Amara Rajesh Leila Mateo Valentina Tomas Ingrid`)

export const lastNames = words(`
Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas
Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King
Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez
Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz
Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood Bennett Gray
Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez Okafor Vellinga Lindqvist Haddad
Kowalski Novak Petrov Tanaka Chaudhry Abara Delacroix Ferreira Whitfield Ashworth Brannigan Castellano Dombrowski
Eastwood Farnsworth Galloway Hollister Ivanova Jorgensen Kensington Lockhart Montgomery Nakamura O'Brien Pemberton
Quintero Rosenthal Sorensen Thackeray Underhill Villanueva Wexler Yamamoto Zimmerman McAllister`)

export const streetNames = words(`
Oak Maple Cedar Pine Elm Walnut Willow Birch Chestnut Magnolia Juniper Hawthorn Larkspur Meadow Orchard Harbor Ridge
Valley Prairie Brook Quarry Lantern Foxglove Heron Sparrow Falcon Bluebird Copper Granite Slate Juniper Clover Sunset
Sunrise Lakeview Hillcrest Fairview Riverbend Stonegate Windmill Millpond Cottonwood Sycamore Timber Bramble`)

export const streetKinds = words("Street Avenue Drive Lane Court Road Way Place Circle Terrace")

const nicknamePairs = words(`
Robert:Bob William:Bill Richard:Rick James:Jim Michael:Mike Elizabeth:Liz Jennifer:Jen Katherine:Kate Christopher:Chris
Matthew:Matt Thomas:Tom Daniel:Dan Joseph:Joe Samuel:Sam Benjamin:Ben Patricia:Pat Deborah:Deb Nicholas:Nick Steven:Steve
Timothy:Tim Kenneth:Ken Gregory:Greg Rebecca:Becky Susan:Sue Anthony:Tony Andrew:Andy Edward:Ed Alexander:Alex`)

export const nicknames: ReadonlyMap<string, string> = new Map(
  nicknamePairs.map(pair => {
    const [name = "", short = ""] = pair.split(":")
    return [name, short]
  })
)
