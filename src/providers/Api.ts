import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { Requires } from "../http/Authorization.ts"
import { Page, pageParams, strictParams } from "../http/Page.ts"
import { DataProvider, ProviderDefinition, ProviderPatch } from "./ProviderDefinition.ts"
import {
  EndpointNotPublic,
  MappingRefused,
  ProviderIncomplete,
  ProviderNameTaken,
  ProviderNotFound
} from "./ProviderErrors.ts"
import { CredentialReport, ProviderHealth } from "./ProviderHealth.ts"

const providerId = HttpApiSchema.param("providerId", Schema.String)

export const ProvidersApi = HttpApiGroup.make("providers")
  .add(
    HttpApiEndpoint.post("register", "/api/data-providers")
      .setPayload(ProviderDefinition)
      .addSuccess(DataProvider, { status: 201 })
      .addError(ProviderNameTaken, { status: 409 })
      .addError(ProviderIncomplete, { status: 422 })
      .addError(MappingRefused, { status: 422 })
      .addError(EndpointNotPublic, { status: 422 })
      .annotate(OpenApi.Summary, "Register a data provider")
      .annotate(OpenApi.Description, "It is asked from the next enrichment on, on every replica within two seconds.")
  )
  .add(
    HttpApiEndpoint.get("list", "/api/data-providers")
      .setUrlParams(Schema.Struct(pageParams).annotations(strictParams))
      .addSuccess(Page(DataProvider))
      .annotate(OpenApi.Summary, "List data providers")
  )
  .add(
    HttpApiEndpoint.get("get")`/api/data-providers/${providerId}`
      .addSuccess(DataProvider)
      .addError(ProviderNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Get a data provider")
  )
  .add(
    HttpApiEndpoint.patch("change")`/api/data-providers/${providerId}`
      .setPayload(ProviderPatch)
      .addSuccess(DataProvider)
      .addError(ProviderNotFound, { status: 404 })
      .addError(ProviderNameTaken, { status: 409 })
      .addError(ProviderIncomplete, { status: 422 })
      .addError(MappingRefused, { status: 422 })
      .addError(EndpointNotPublic, { status: 422 })
      .annotate(OpenApi.Summary, "Change a data provider")
      .annotate(OpenApi.Description, "A pause or an open circuit breaker ends with it: a new key is tried at once.")
  )
  .add(
    HttpApiEndpoint.del("remove")`/api/data-providers/${providerId}`
      .addSuccess(HttpApiSchema.NoContent)
      .addError(ProviderNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Remove a data provider")
      .annotate(OpenApi.Description, "Its cached answers go with it; what was spent stays on the books.")
  )
  .add(
    HttpApiEndpoint.get("health")`/api/data-providers/${providerId}/health`
      .addSuccess(ProviderHealth)
      .addError(ProviderNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "How a data provider is doing")
  )
  .add(
    HttpApiEndpoint.post("validateCredentials")`/api/data-providers/${providerId}/validate-credentials`
      .addSuccess(CredentialReport)
      .addError(ProviderNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Check the credentials with the vendor")
      .annotate(OpenApi.Description, "Uses the vendor's cheapest check, and ends a pause when they are valid.")
  )
  .middleware(Requires.providersAdmin)
  .annotate(OpenApi.Description, "The data providers that leads are looked up with.")
