import { render, useState } from "hono/jsx/dom"
import { KeyForm } from "../../pages/client/KeyForm.tsx"
import { forgetKey, keyKept } from "../../pages/client/Service.ts"
import { Board } from "./Board.tsx"

const scopes = "analytics,risk,providers:admin"

const Dashboard = () => {
  const [isKnown, setIsKnown] = useState(keyKept() !== "")
  const [why, setWhy] = useState<Error | null>(null)
  const anotherKey = (refused?: Error) => {
    forgetKey()
    setWhy(refused ?? null)
    setIsKnown(false)
  }
  return isKnown ? (
    <Board anotherKey={anotherKey} />
  ) : (
    <KeyForm tries="/api/personalization/dashboard?days=1" scopes={scopes} why={why} done={() => setIsKnown(true)} />
  )
}

const root = document.getElementById("page")
if (root !== null) render(<Dashboard />, root)
