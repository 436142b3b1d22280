/** Who may import whom. The table is that of the style guide; a folder that it does not name may import nothing. */
import { expect, test } from 'vitest'
import {
  type Import,
  importsOf,
  packageOf,
  type SourceFile,
  sourceFiles,
  targetOf,
} from './source-files.ts'

type Layer = {
  readonly folder: string
  /** Folders of ours besides its own. */
  readonly ours: readonly string[]
  readonly packages: readonly string[]
  /** Packages whose types alone it may name. */
  readonly typePackages: readonly string[]
  readonly hasNode: boolean
}

const shared = 'src-shared/'
const port = 'src-main/core/port/'

/** The first that fits a file counts: the narrower ones stand above. Do not widen a row to make a test pass. */
const layers: readonly Layer[] = [
  layer('src-shared/', [], ['zod']),
  layer('src-main/core/port/', [shared]),
  layer('src-main/core/solver/', ['src-shared/model/', 'src-shared/units/', 'src-shared/base/']),
  layer('src-main/core/packing-session/', [shared, 'src-main/core/']),
  ...['scan', 'label', 'inventory', 'inbound', 'sync'].map((stage) =>
    layer(`src-main/core/${stage}/`, [shared, port]),
  ),
  node('src-main/db/', [shared, port], ['better-sqlite3', 'csv-parse', 'zod']),
  node(
    'src-main/device/',
    [shared, port],
    ['serialport', 'node-hid', 'harfbuzzjs', 'bidi-js', 'zpl-renderer-js', 'pngjs'],
  ),
  node('src-main/solver-worker/', [shared, port, 'src-main/core/solver/']),
  node('src-main/cloud/', [shared, port], ['ws', 'zod']),
  node('src-main/http/', [shared], ['hono', 'zod']),
  {
    ...node(
      'src-main/app/',
      [
        ...[shared, 'src-main/core/', 'src-main/db/', 'src-main/device/', 'src-main/cloud/'],
        ...['src-main/http/', 'src-main/solver-worker/'],
      ],
      ['pino', 'zod', '@hono/node-server'],
    ),
    typePackages: ['better-sqlite3'],
  },
  node('src-main/host/electron/', [shared, 'src-main/app/'], ['electron', '@hono/node-server']),
  node(
    'src-main/host/node/',
    [shared, 'src-main/app/'],
    ['commander', 'cli-progress', 'hono', '@hono/node-server', 'ws', 'zod'],
  ),
  layer('src-renderer/scene/', [shared, 'src-renderer/'], ['three', 'react', 'react-dom']),
  layer(
    'src-renderer/',
    [shared],
    ['react', 'react-dom', 'zustand', 'i18next', 'react-i18next', 'bwip-js'],
  ),
]

function layer(folder: string, ours: readonly string[], packages: readonly string[] = []): Layer {
  return { folder, ours, packages, typePackages: [], hasNode: false }
}

function node(folder: string, ours: readonly string[], packages: readonly string[] = []): Layer {
  return { ...layer(folder, ours, packages), hasNode: true }
}

const files = sourceFiles(['src-shared', 'src-main', 'src-renderer'])

function mayImport(from: Layer, file: SourceFile, { specifier, isTypeOnly }: Import): boolean {
  if (specifier.startsWith('node:')) return from.hasNode
  const target = targetOf(file, specifier)
  if (specifier.startsWith('.'))
    return [from.folder, ...from.ours].some((folder) => target.startsWith(folder))
  const name = packageOf(specifier)
  return from.packages.includes(name) || (isTypeOnly && from.typePackages.includes(name))
}

test.each(layers)('$folder imports only what its layer may', (from) => {
  const own = files.filter(
    (file) => layers.find(({ folder }) => file.path.startsWith(folder)) === from,
  )
  const broken = own.flatMap((file) =>
    importsOf(file)
      .filter((each) => !mayImport(from, file, each))
      .map(({ specifier }) => `${file.path} -> ${specifier}`),
  )
  expect(broken).toEqual([])
})

test('every source file lies in a layer', () => {
  const loose = files.filter(({ path }) => !layers.some(({ folder }) => path.startsWith(folder)))
  expect(loose.map(({ path }) => path)).toEqual([])
})

test('electron is imported in host/electron and nowhere else', () => {
  const others = files.filter(({ path }) => !path.startsWith('src-main/host/electron/'))
  const broken = others.filter((file) =>
    importsOf(file).some((each) => packageOf(each.specifier) === 'electron'),
  )
  expect(broken.map(({ path }) => path)).toEqual([])
})

test('the preload brings nothing but types of the contract to the page', () => {
  const preload = files.filter(({ path }) => path === 'src-main/host/electron/preload.ts')
  const values = preload.flatMap(importsOf).filter(({ isTypeOnly }) => !isTypeOnly)
  expect(values.map(({ specifier }) => specifier)).toEqual(['electron'])
})

test('a migration imports nothing that lives on and changes', () => {
  const migrations = files.filter(({ path }) => /^src-main\/db\/migrations\/\d{4}-/.test(path))
  const live = migrations.flatMap((file) =>
    importsOf(file)
      .filter(({ specifier }) => specifier !== './migration.ts')
      .map(({ specifier }) => `${file.path} -> ${specifier}`),
  )
  expect(migrations.length).toBeGreaterThan(0)
  expect(live).toEqual([])
})

test('relative imports carry the ending that Node wants', () => {
  const endings = /\.(tsx?|css|json|svg|png|webp|mp3|ogg|wav)(\?\w+)?$/
  const broken = files.flatMap((file) =>
    importsOf(file)
      .filter(({ specifier }) => specifier.startsWith('.') && !endings.test(specifier))
      .map(({ specifier }) => `${file.path} -> ${specifier}`),
  )
  expect(broken).toEqual([])
})

test('no file imports itself in a circle of values', () => {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const next = (path: string) => {
    const file = byPath.get(path)
    if (!file) return []
    return importsOf(file)
      .filter(({ isTypeOnly, specifier }) => !isTypeOnly && specifier.startsWith('.'))
      .map(({ specifier }) => targetOf(file, specifier))
  }
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
    if (done.has(path) || trail.includes(path)) return
    for (const each of next(path)) visit(each, [...trail, path])
    done.add(path)
  }
  for (const { path } of files) visit(path, [])
  expect(circles).toEqual([])
})
