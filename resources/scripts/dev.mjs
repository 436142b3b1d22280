/**
 * `npm run dev`: the screen with hot reload at a Vite address, the station from its sources beside it, started anew
 * when they change. Vite hands the WebSocket on with the station's own cookie and Origin, so the station's rules for
 * who may open its screen stay as they are. For one developer's machine: data in .cache/dev, demo warehouse.
 */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ensurePackages } from './ensure-packages.mjs'
import { endWithNpm } from './end-with-npm.mjs'
import { isNodeGoodEnough, nodeBinary, root } from './project.mjs'
import { continueAs } from './run.mjs'
import { progress, script } from './script.mjs'

const screenPort = 7421
const stationPort = 7431
const stationOrigin = `http://127.0.0.1:${stationPort}`
let cookie = ''

script(async (args) => {
  await ensurePackages()
  if (!isNodeGoodEnough()) return await continueAs(process.argv[1], args)
  endWithNpm()
  let station = startStation(args)
  const stop = () => {
    station.kill('SIGTERM')
    process.exit(0)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  const restart = debounce(() => {
    progress('Sources changed: starting the station anew …')
    const start = () => {
      station = startStation(args)
    }
    if (station.exitCode !== null) return start()
    station.once('exit', start)
    station.kill('SIGTERM')
  })
  for (const folder of ['src-main', 'src-shared'])
    watch(join(root, folder), { recursive: true }, restart)
  await serveScreen()
  return undefined
})

function startStation(args) {
  const main = join(root, 'src-main', 'host', 'node', 'main.ts')
  const ours = ['serve', '--demo', '--ui-port', String(stationPort), '--port', '0']
  const data = args.includes('--data') ? [] : ['--data', join(root, '.cache', 'dev')]
  const child = spawn(nodeBinary(), [main, ...ours, ...data, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    const address = /http:\/\/\S+\?t=\S+/.exec(line)?.[0]
    if (address) signIn(address).catch((error) => progress(`No way in: ${error.message}`))
    else progress(line)
  })
  child.on('exit', (code) => {
    if (code) progress(`The station ended with status ${code}. Mend it; it starts again by itself.`)
  })
  return child
}

/** Opens the one-time address as a browser would and keeps its cookie. */
async function signIn(address) {
  const answer = await fetch(address, { redirect: 'manual' })
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  progress(`The screen: http://127.0.0.1:${screenPort}/`)
}

async function serveScreen() {
  const { createServer } = await import('vite')
  const { default: react } = await import('@vitejs/plugin-react')
  const server = await createServer({
    configFile: false,
    root: join(root, 'src-renderer'),
    plugins: [react()],
    server: {
      host: '127.0.0.1',
      port: screenPort,
      strictPort: true,
      proxy: { '/station': stationProxy() },
    },
  })
  await server.listen()
}

function stationProxy() {
  return {
    target: stationOrigin.replace('http', 'ws'),
    ws: true,
    changeOrigin: true,
    configure(proxy) {
      proxy.on('proxyReqWs', (request) => {
        request.setHeader('origin', stationOrigin)
        request.setHeader('cookie', cookie)
      })
    },
  }
}

function debounce(action) {
  let timer
  return () => {
    clearTimeout(timer)
    timer = setTimeout(action, 150)
  }
}
