import { Schema } from "effect"

export class ProviderNotFound extends Schema.TaggedError<ProviderNotFound>()(
  "ProviderNotFound",
  { providerId: Schema.String },
  { description: "No data provider has this id." }
) {}

export class ProvidersUnknown extends Schema.TaggedError<ProvidersUnknown>()(
  "ProvidersUnknown",
  { unknown: Schema.Array(Schema.String) },
  { description: "Some of the named providers are neither the id, the name nor the type of a registered one." }
) {}

export class ProviderNameTaken extends Schema.TaggedError<ProviderNameTaken>()(
  "ProviderNameTaken",
  { name: Schema.String },
  { description: "A data provider of this name is registered: PATCH changes it. Case does not tell names apart." }
) {}

export class ProviderIncomplete extends Schema.TaggedError<ProviderIncomplete>()(
  "ProviderIncomplete",
  { missing: Schema.Array(Schema.Literal("apiEndpoint", "mapping")) },
  { description: "A provider of type custom needs an apiEndpoint and a mapping." }
) {}

export class EndpointNotPublic extends Schema.TaggedError<EndpointNotPublic>()(
  "EndpointNotPublic",
  {},
  {
    description:
      "The apiEndpoint is a private, loopback, link-local or otherwise reserved address: CALLWISE_ALLOW_PRIVATE_URLS=on lets providers be there."
  }
) {}

export class MappingRefused extends Schema.TaggedError<MappingRefused>()(
  "MappingRefused",
  { problems: Schema.Array(Schema.String) },
  { description: "The mapping cannot work: problems name the places and what is wrong there." }
) {}
