/**
 * Ends this process cleanly when the npm that started it is gone. A signal sent to npm reaches the shell between it and
 * us, which dies of it and tells nobody; the station would run on without a terminal and hold its data folder.
 */
const everyMs = 500

export function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, everyMs)
  timer.unref()
}
