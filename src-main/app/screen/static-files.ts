/**
 * The built screen's files by their URL path. Only what is in the table is served, and the table is made by walking the
 * folder once: no path that a client writes ever reaches the file system.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'

export type StaticFile = {
  readonly path: string
  readonly type: string
  readonly isHashed: boolean
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
}

/** Empty when the screen is not built. */
export function staticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>()
  for (const entry of list(folder)) {
    const type = types[extname(entry).toLowerCase()]
    if (type === undefined) continue
    const url = `/${entry.split(sep).join('/')}`
    const file = { path: join(folder, entry), type, isHashed: url.startsWith('/assets/') }
    files.set(url, file)
    if (url === '/index.html') files.set('/', file)
  }
  return files
}

/** Kept after the first reading: the screen is small and the kiosk asks once. */
export function createFileReader(): (file: StaticFile) => Uint8Array<ArrayBuffer> {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>()
  return (file) => {
    const bytes = kept.get(file.path) ?? new Uint8Array(readFileSync(file.path))
    kept.set(file.path, bytes)
    return bytes
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true }).map(String)
  } catch {
    return []
  }
}
