import { Schema } from "effect"
import { Obligations } from "./disclosures/Obligations.ts"
import { Heard } from "./Heard.ts"
import { Prompts } from "./suggesting/Prompts.ts"

/** All that is remembered of a call while it goes on: as large after an hour as after five minutes. */
export const Conversation = Schema.Struct({ heard: Heard, prompts: Prompts, obligations: Obligations })
export type Conversation = typeof Conversation.Type
