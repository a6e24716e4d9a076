import { page } from "../pages/Page.ts"

/** Whether it earns its cost, and whether anything is wrong. */
export const dashboardPage = () =>
  page({
    path: "/",
    title: "Callwise: the dashboard",
    folder: "/dashboard",
    sources: {
      script: new URL("./client/main.tsx", import.meta.url),
      style: new URL("./client/dashboard.css", import.meta.url)
    }
  })
