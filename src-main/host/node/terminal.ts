/** What a command may do with the terminal it was typed into. stdout is for what was asked for, stderr for the rest. */
export type Terminal = {
  out(line: string): void
  err(line: string): void
}

export const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
}

/** What happens when whoever reads our output went away (`… | head`): a command ends quietly, a station goes on. */
export function onBrokenPipe(act: () => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error')
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') act()
    })
  }
}
