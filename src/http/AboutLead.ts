import { HttpServerResponse } from "@effect/platform"
import type { LeadId } from "../leads/Lead.ts"

/** Says whom an answer is about where the path does not: what is kept of the answer goes when the person is erased. */
export const aboutLead =
  (leadId: LeadId) =>
  (response: HttpServerResponse.HttpServerResponse): HttpServerResponse.HttpServerResponse =>
    HttpServerResponse.setHeader(response, "link", `</api/leads/${leadId}>; rel="about"`)

export const leadAbout = (link: string | undefined): string | undefined =>
  link === undefined ? undefined : /^<\/api\/leads\/([^>]+)>; rel="about"$/.exec(link)?.[1]
