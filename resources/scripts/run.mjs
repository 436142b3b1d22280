/** Runs another program: its status and what it wrote. A time limit ends the program with all it started. */
import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { endWithNpm } from './end-with-npm.mjs'
import { isNodeGoodEnough, nodeBinary, root } from './project.mjs'

const isWindows = process.platform === 'win32'

/**
 * `show`: its output goes to our stderr ('err') or is its own ('inherit'); else it is collected.
 * Resolves, never rejects: a program that cannot be started has the status null.
 */
export function run(command, args, { show, timeLimitMs, env, cwd = root, shell = false } = {}) {
  return new Promise((resolve) => {
    const output = show === 'inherit' ? 'inherit' : show === 'err' ? 2 : 'pipe'
    const child = spawn(command, args, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: [show === 'inherit' ? 'inherit' : 'ignore', output, output],
      detached: timeLimitMs !== undefined && !isWindows,
    })
    let text = ''
    let isLate = false
    const keep = (chunk) => {
      text = (text + chunk).slice(-200_000)
    }
    child.stdout?.setEncoding('utf8').on('data', keep)
    child.stderr?.setEncoding('utf8').on('data', keep)
    const timer =
      timeLimitMs === undefined
        ? undefined
        : setTimeout(() => {
            isLate = true
            endTree(child)
          }, timeLimitMs)
    const stopChild = (signal) => (timeLimitMs === undefined ? child.kill(signal) : endTree(child))
    const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
      const forward = () => stopChild(signal)
      process.on(signal, forward)
      return () => process.off(signal, forward)
    })
    const finish = (status, reason) => {
      clearTimeout(timer)
      for (const stop of forwarded) stop()
      resolve({ status, text, isLate, reason })
    }
    child.on('error', (error) => finish(null, error.message))
    child.on('close', (code, signal) => finish(code ?? (signal ? 128 + 15 : 1), signal ?? ''))
  })
}

function endTree(child) {
  try {
    if (isWindows) spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' })
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended by itself in the meantime.
  }
}

/**
 * Goes on as `file` under a Node that is new enough: in this process when it is, which saves a second one
 * in memory for as long as the station runs, else in another. Resolves to an exit status, or undefined when in this one.
 */
export async function continueAs(file, args) {
  endWithNpm()
  if (!isNodeGoodEnough())
    return (await run(nodeBinary(), [file, ...args], { show: 'inherit' })).status ?? 1
  process.argv = [process.execPath, file, ...args]
  await import(pathToFileURL(file).href)
  return undefined
}
