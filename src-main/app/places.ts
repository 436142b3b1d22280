/**
 * Where the parts of the program lie, the same from the sources (Node runs the .ts files), from the built out/ folder
 * and from a packaged app: the nearest folder above that holds our package.json is the root of all.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export type Places = {
  readonly root: string
  readonly version: string
  readonly rendererDir: string
  readonly preloadFile: string
  readonly fontsDir: string
  readonly iconFile: string
  readonly solverWorkerUrl: URL
  readonly demoDevicesUrl: URL
}

export function findPlaces(fromUrl: string = import.meta.url): Places {
  const root = findRoot(dirname(fileURLToPath(fromUrl)))
  const isBuilt = !fromUrl.endsWith('.ts')
  const entry = (built: string, source: string): URL =>
    pathToFileURL(isBuilt ? join(root, 'out', 'main', built) : join(root, source))
  return {
    root,
    version: manifest(root)?.version ?? '0.0.0',
    rendererDir: join(root, 'out', 'renderer'),
    preloadFile: join(root, 'out', 'preload', 'preload.cjs'),
    fontsDir: join(root, 'resources', 'fonts'),
    iconFile: join(root, 'resources', 'icons', 'packwright.png'),
    solverWorkerUrl: entry('solver-worker.js', 'src-main/solver-worker/worker.ts'),
    demoDevicesUrl: entry('demo-devices.js', 'src-main/device/sim/demo-devices.ts'),
  }
}

function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (manifest(folder)?.name === 'packwright') return folder
    if (folder === dirname(folder)) return from
  }
}

function manifest(folder: string): { name: string; version: string } | null {
  const path = join(folder, 'package.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}
