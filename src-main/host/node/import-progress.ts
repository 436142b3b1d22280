/** How far an import is: a bar on a terminal, nothing where stderr is a file or a pipe. */
import cliProgress from 'cli-progress'

export function importProgress(): {
  show(rows: number, bytesRead: number, bytesTotal: number): void
  stop(): void
} {
  const bar = new cliProgress.SingleBar({
    format: '{bar} {percentage}% · {rows} rows',
    barsize: 40,
    stream: process.stderr,
    noTTYOutput: false,
    clearOnComplete: true,
  })
  let isStarted = false
  return {
    show(rows, bytesRead, bytesTotal) {
      if (!isStarted) bar.start(bytesTotal, 0, { rows: 0 })
      isStarted = true
      bar.update(bytesRead, { rows })
    },
    stop() {
      if (isStarted) bar.stop()
    },
  }
}
