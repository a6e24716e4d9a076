import { Effect, Either, Option } from "effect"
import type { CustomMapping } from "../ProviderConfig.ts"
import { BadMapping } from "./BadMapping.ts"
import { compileExpression } from "./Expressions.ts"
import { isPlaceholder, placeholdersIn } from "./Placeholders.ts"

type Place = readonly [field: string, value: string]

const present = (entries: Iterable<readonly [string, string | undefined]>): ReadonlyArray<Place> =>
  [...entries].flatMap(([field, value]) => (value === undefined ? [] : [[field, value] as const]))

const expressionsOf = ({ fields, identity, matchConfidence, matched, observedAt, recordId }: CustomMapping) =>
  present([
    ["matched", matched],
    ["matchConfidence", matchConfidence],
    ["recordId", recordId],
    ["observedAt", observedAt],
    ...Object.entries(fields).map(([path, expression]) => [`fields.${path}`, expression] as const),
    ...Object.entries(identity ?? {}).map(([claim, expression]) => [`identity.${claim}`, expression] as const)
  ])

const badExpression = ([field, expression]: Place) =>
  Either.match(compileExpression(expression), {
    onLeft: message => [new BadMapping({ field, message })],
    onRight: () => []
  })

const unknownPlaceholder = (field: string, names: ReadonlyArray<string>) =>
  names
    .filter(name => !isPlaceholder(name))
    .map(name => new BadMapping({ field, message: `{${name}} is no placeholder` }))

const badTemplates = ({ request }: CustomMapping) => [
  ...unknownPlaceholder("request.path", placeholdersIn(request.path)),
  ...Object.entries(request.body ?? {}).flatMap(([member, template]) =>
    unknownPlaceholder(`request.body.${member}`, placeholdersIn(template))
  ),
  ...request.requires.flatMap(names => unknownPlaceholder("request.requires", names))
]

const isHeader = (name: string, value: string) =>
  Option.isSome(Option.liftThrowable(() => new Headers([[name, value]]))())

const badHeaders = ({ auth, request }: CustomMapping) => [
  ...Object.entries(request.headers ?? {})
    .filter(([name, value]) => !isHeader(name, value))
    .map(([name]) => new BadMapping({ field: `request.headers.${name}`, message: "is no HTTP header" })),
  ...(auth.kind === "header" && !isHeader(auth.name, "key")
    ? [new BadMapping({ field: "auth.name", message: "is no HTTP header" })]
    : [])
]

const badShape = ({ request }: CustomMapping) => [
  ...(/^\/(?![/\\])/.test(request.path)
    ? []
    : [new BadMapping({ field: "request.path", message: "must start with one slash" })]),
  ...(request.requires.length > 0 && request.requires.every(names => names.length > 0)
    ? []
    : [new BadMapping({ field: "request.requires", message: "must hold sets of one placeholder or more" })])
]

const storable = (text: string) => text.isWellFormed() && !text.includes("\0")

const textsIn = (value: unknown): ReadonlyArray<string> => {
  if (typeof value === "string") return [value]
  return typeof value === "object" && value !== null ? Object.entries(value).flat().flatMap(textsIn) : []
}

const unstorable = (mapping: CustomMapping) =>
  Object.entries(mapping)
    .filter(([, part]) => !textsIn(part).every(storable))
    .map(([field]) => new BadMapping({ field, message: "must hold well-formed Unicode without NUL" }))

export const flawsOf = (mapping: CustomMapping): ReadonlyArray<BadMapping> => [
  ...badShape(mapping),
  ...unstorable(mapping),
  ...badTemplates(mapping),
  ...badHeaders(mapping),
  ...expressionsOf(mapping).flatMap(badExpression)
]

/** Fails with the first flaw, before a provider with such a mapping is taken on. */
export const checkMapping = (mapping: CustomMapping): Effect.Effect<void, BadMapping> => {
  const [flaw] = flawsOf(mapping)
  return flaw === undefined ? Effect.void : Effect.fail(flaw)
}
