import type { Cues } from "../Cues.ts"

const kin =
  "wife|husband|mother|father|mom|dad|son|daughter|brother|sister|spouse|partner|grandmother|grandfather|grandma|grandpa|parents|uncle|aunt|child"

export const lifeEvents = [
  "marriage",
  "divorce",
  "new_child",
  "death_in_family",
  "new_home",
  "move",
  "new_vehicle",
  "new_job",
  "job_loss",
  "retirement",
  "new_driver",
  "turning_65",
  "new_business",
  "illness",
  "graduation"
] as const

export const lifeEventCues: Cues<(typeof lifeEvents)[number]> = {
  marriage: [
    "getting|got|just|be|newly|recently married|engaged",
    "my|our wedding|honeymoon",
    "marry|marrying my|him|her|in|next",
    "tied|tying the knot"
  ],
  divorce: [
    "getting|got|recently|just|going through? a? divorced|divorce|separated",
    "my divorce|separation|ex",
    "we separated|divorced"
  ],
  new_child: [
    "having|expecting|had|have|adopting|adopted a|another|our|my new? first? second? baby|child|twins|newborn",
    "wife|girlfriend|partner|im|daughter|shes is? pregnant|expecting",
    "baby|child on the way",
    "baby was? born",
    "new baby|newborn|dad|mom|father|mother",
    "first grandchild"
  ],
  death_in_family: [
    `my|our late? ${kin} just|recently|has? died|passed ~ away?`,
    `lost my|our late? ${kin}`,
    `my|our late ${kin}`,
    "death of my",
    "she|he|they|who passed away",
    "im|became a? widow|widower|widowed"
  ],
  new_home: [
    "buying|bought|buy|closing|closed|building|purchased|purchasing on? a|our|my|the new|first? second? house|home|condo|place|townhouse",
    "new|first home|house|condo|mortgage",
    "first|time home|homebuyer buyer?",
    "under contract on|for"
  ],
  move: [
    "moving|relocating|moved|relocated to|out|from|into|in|next|across",
    "new address",
    "we|i|just|recently moved"
  ],
  new_vehicle: [
    "buying|bought|buy|leasing|leased|purchased|getting|got|picked up? a|my|our|another brand? new|used|second car|truck|vehicle|suv|motorcycle|boat|rv|van",
    "new car|truck|suv|vehicle|motorcycle"
  ],
  new_job: [
    "new|started|starting|changed|changing|got|switched a|my|our? new? job|jobs|position",
    "got promoted|hired",
    "got a promotion|raise"
  ],
  job_loss: [
    "lost my|his|her job",
    "got|was|been|being|husband|wife laid off",
    "got|was|been fired",
    "im|am|currently unemployed",
    "out of work",
    "between jobs"
  ],
  retirement: [
    "retiring|retired|retire ~ year|soon|month|last|now",
    "im|just|recently|about to? retired|retiring|retire",
    "my retirement"
  ],
  new_driver: [
    "son|daughter|teenager|kid|teen|he|she|grandson|granddaughter|child ~ got|getting|gets|learning|turned|turns|turning|starts|started|driving ~ license|permit|drive|sixteen|16|driving",
    "teen|teenage|new|young driver",
    "learners permit",
    "add|adding my son|daughter|teenager|kid"
  ],
  turning_65: [
    "turning|turn|turned|turns|be sixty|65 five?",
    "new|going|eligible|signing|getting to|on|for|up? for? medicare"
  ],
  new_business: [
    "starting|started|opening|opened|launching|launched|start|open a|my|our own|new|small? own? business|company|shop|restaurant|store|practice|llc|bakery|salon",
    "started|starting working? freelancing|freelance",
    "self employed now|since"
  ],
  illness: [
    "diagnosed with",
    "had|having|needs|need a|heart|open|back|knee|hip heart? surgery|attack|stroke|transplant|replacement",
    "got|became|hes|shes|im very|really? disabled|sick",
    "in the hospital"
  ],
  graduation: [
    "graduating|graduated|graduates from|in|college|high|this|next|last",
    "going|off|leaving|heading to|for|off to? college|university"
  ]
}
