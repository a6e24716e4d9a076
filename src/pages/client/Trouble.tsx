import { Refused } from "./Service.ts"

export const Trouble = ({ error }: { error: Error | null }) =>
  error === null ? null : (
    <div class="trouble" role="alert">
      <p>
        <strong>{error.message}</strong>
      </p>
      {error instanceof Refused && error.citation !== undefined && (
        <p>By {[error.ruleId, error.citation].filter(part => part !== undefined).join(", ")}.</p>
      )}
      {error instanceof Refused && error.scope !== undefined && <p>It needs the scope {error.scope}.</p>}
      {error instanceof Refused && error.requestId !== "" && <p class="note">Request {error.requestId}</p>}
    </div>
  )
