import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { Requires } from "../http/Authorization.ts"
import { Page, pageParams, strictParams } from "../http/Page.ts"
import {
  Acknowledgement,
  Alert,
  AlertId,
  AlertNotFound,
  AlertResolved,
  AlertStatus,
  SilenceOutOfRange
} from "./Alert.ts"
import { AlertRule } from "./AlertRule.ts"

const alertId = HttpApiSchema.param("alertId", AlertId)

export const AlertsApi = HttpApiGroup.make("alerts")
  .add(
    HttpApiEndpoint.get("list", "/api/alerts")
      .setUrlParams(Schema.Struct({ status: Schema.optional(AlertStatus), ...pageParams }).annotations(strictParams))
      .addSuccess(Page(Alert))
      .middleware(Requires.analytics)
      .annotate(OpenApi.Summary, "List alerts")
      .annotate(OpenApi.Description, "Newest first, of the status asked for or of all.")
  )
  .add(
    HttpApiEndpoint.get("rules", "/api/alert-rules")
      .addSuccess(Schema.Struct({ items: Schema.Array(AlertRule) }))
      .middleware(Requires.analytics)
      .annotate(OpenApi.Summary, "List what is watched")
      .annotate(
        OpenApi.Description,
        "Every rule with its threshold and window as configured. Rules are evaluated by one replica at a time; one fires when enough evaluations in a row find its threshold passed, and is over when as many find it cleared."
      )
  )
  .add(
    HttpApiEndpoint.post("acknowledge")`/api/alerts/${alertId}/acknowledge`
      .setPayload(Acknowledgement)
      .addSuccess(Alert)
      .addError(AlertNotFound, { status: 404 })
      .addError(AlertResolved, { status: 409 })
      .addError(SilenceOutOfRange, { status: 422 })
      .middleware(Requires.admin)
      .annotate(OpenApi.Summary, "Acknowledge an alert")
      .annotate(
        OpenApi.Description,
        "Somebody is at it. With silenceUntil webhooks hear nothing until then: of what fires still they are told anew, of what is over by then that it is. Acknowledged again, it has the new note and silence, or none."
      )
  )
  .annotate(OpenApi.Description, "What is not as it should be, since when, and what to do about it.")
