import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { Requires } from "../http/Authorization.ts"
import { Page, pageParams, strictParams } from "../http/Page.ts"
import { ApiKey, IssuedApiKey, KeyNotFound, NewApiKey } from "./ApiKey.ts"

const keyId = HttpApiSchema.param("keyId", Schema.String)

export const KeysApi = HttpApiGroup.make("keys")
  .add(
    HttpApiEndpoint.post("issue", "/api/keys")
      .setPayload(NewApiKey)
      .addSuccess(IssuedApiKey, { status: 201 })
      .annotate(OpenApi.Summary, "Make a key")
      .annotate(OpenApi.Description, "The key is answered this once and stored only as a hash.")
  )
  .add(
    HttpApiEndpoint.get("list", "/api/keys")
      .setUrlParams(Schema.Struct(pageParams).annotations(strictParams))
      .addSuccess(Page(ApiKey))
      .annotate(OpenApi.Summary, "List keys")
  )
  .add(
    HttpApiEndpoint.del("revoke")`/api/keys/${keyId}`
      .addSuccess(HttpApiSchema.NoContent)
      .addError(KeyNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Revoke a key")
      .annotate(OpenApi.Description, "It is refused everywhere within five seconds.")
  )
  .middleware(Requires.admin)
  .annotate(OpenApi.Description, "API keys and their scopes.")
