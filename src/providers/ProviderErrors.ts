import { Schema } from "effect"

export class ProviderNotFound extends Schema.TaggedError<ProviderNotFound>()("ProviderNotFound", {
  providerId: Schema.String
}) {}

export class ProvidersUnknown extends Schema.TaggedError<ProvidersUnknown>()("ProvidersUnknown", {
  unknown: Schema.Array(Schema.String)
}) {}

export class ProviderNameTaken extends Schema.TaggedError<ProviderNameTaken>()("ProviderNameTaken", {
  name: Schema.String
}) {}

export class ProviderIncomplete extends Schema.TaggedError<ProviderIncomplete>()("ProviderIncomplete", {
  missing: Schema.Array(Schema.Literal("apiEndpoint", "mapping"))
}) {}
