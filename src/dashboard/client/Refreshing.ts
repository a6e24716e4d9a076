const freshForMs = 60_000
const soonestMs = 1_000
const longestWaitMs = 30_000

export interface Refreshing {
  readonly now: () => void
  readonly stop: () => void
}

/** Asks each minute while somebody looks; sooner after it was in vain, and at once when somebody looks again. */
export const keepFresh = (ask: () => Promise<boolean>): Refreshing => {
  let isOver = false
  let isAsking = false
  let isPressed = false
  let dueAt = 0
  let waitMs = soonestMs
  let timer: ReturnType<typeof setTimeout> | undefined

  const sleep = (ms: number): void => {
    clearTimeout(timer)
    dueAt = Date.now() + ms
    timer = setTimeout(wake, ms)
  }
  const go = async (): Promise<void> => {
    isAsking = true
    const isReached = await ask().catch(() => false)
    isAsking = false
    if (isOver) return
    if (isPressed) {
      isPressed = false
      return void go()
    }
    sleep(isReached ? freshForMs : waitMs)
    waitMs = isReached ? soonestMs : Math.min(longestWaitMs, 2 * waitMs)
  }
  const wake = (): void => {
    if (!isOver && !isAsking && !document.hidden && Date.now() >= dueAt - 50) void go()
  }

  document.addEventListener("visibilitychange", wake)
  void go()
  return {
    now: () => {
      isPressed = isAsking
      dueAt = 0
      wake()
    },
    stop: () => {
      isOver = true
      clearTimeout(timer)
      document.removeEventListener("visibilitychange", wake)
    }
  }
}
