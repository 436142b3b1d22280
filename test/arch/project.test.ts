/** What stands at the top level, what is depended on, and what must not be written down anywhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shippedPackages } from '../../resources/scripts/shipped-packages.mjs'
import { importsOf, packageOf, root, sourceFiles } from './source-files.ts'

type Manifest = Readonly<Record<'dependencies' | 'devDependencies', Record<string, string>>>
const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const lock: { packages: Record<string, { resolved?: string; link?: boolean }> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
)

test('nothing but the layout stands at the top level', () => {
  const layout = new Set([
    ...['src-main', 'src-renderer', 'src-shared', 'resources', 'test'],
    ...['package.json', 'package-lock.json', 'tsconfig.json', 'electron.vite.config.ts'],
    ...['README.md', 'LICENSE', 'CHANGELOG.md'],
    // Made here, never committed.
    ...['node_modules', 'out', 'dist', 'coverage'],
  ])
  const extra = readdirSync(root).filter((name) => !name.startsWith('.') && !layout.has(name))
  expect(extra).toEqual([])
})

test('the lock file names packages, not the places one machine fetched them from', () => {
  const addressed = Object.entries(lock.packages).filter(
    ([, { resolved, link }]) => resolved !== undefined && !link,
  )
  expect(addressed.map(([path]) => path)).toEqual([])
})

test('what is shipped may be passed on freely', () => {
  const packages = shippedPackages()
  const bad = packages.filter(({ isAllowed }) => !isAllowed)
  expect(packages.length).toBeGreaterThan(20)
  expect(bad.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([])
})

test('the notices name every package that is shipped ("npm run notices" writes them)', () => {
  const notices = readFileSync(join(root, 'resources', 'THIRD-PARTY-NOTICES.md'), 'utf8')
  const missing = shippedPackages().filter(
    ({ name, version }) => !notices.includes(`\n## ${name} ${version}\n`),
  )
  expect(missing.map(({ name, version }) => `${name} ${version}`)).toEqual([])
})

test('what the program imports is a dependency, and each dependency is imported', () => {
  const files = sourceFiles(['src-shared', 'src-main', 'src-renderer'])
  const imported = new Set(
    files
      .flatMap(importsOf)
      .map(({ specifier }) => specifier)
      .filter((specifier) => !/^(\.|node:|electron$|virtual:)/.test(specifier))
      .map(packageOf),
  )
  const declared = Object.keys(manifest.dependencies)
  expect([...imported].filter((name) => !declared.includes(name)).sort()).toEqual([])
  // A native module may also be loaded by its name, by who can do without it.
  const isNamed = (name: string) => files.some(({ text }) => text.includes(`'${name}'`))
  expect(declared.filter((name) => !imported.has(name) && !isNamed(name)).sort()).toEqual([])
})

test('no file tells of the machine that it was written on', () => {
  const files = [
    ...sourceFiles(
      ['src-shared', 'src-main', 'src-renderer', 'test', 'resources/scripts'],
      /\.(tsx?|mjs|json|css|html)$/,
    ),
    ...sourceFiles(['resources/docs'], /\.md$/),
  ].filter(({ path }) => path !== 'test/arch/project.test.ts')
  const private_ = /\/(work|root|Users|home\/(?!user\b))\/[a-z]|registry\.npm|verdaccio|artifactory/
  expect(files.filter(({ text }) => private_.test(text)).map(({ path }) => path)).toEqual([])
})
