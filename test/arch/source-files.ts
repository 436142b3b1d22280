/** The project's own source files and what each imports, for the tests of architecture and house rules. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

export type SourceFile = {
  /** From the project's root, with forward slashes. */
  readonly path: string
  readonly text: string
  /** Without comments and without what stands in strings, line for line. */
  readonly code: string
}

export type Import = { readonly specifier: string; readonly isTypeOnly: boolean }

/** Files below the folders, sorted. */
export function sourceFiles(folders: readonly string[], endings = /\.tsx?$/): SourceFile[] {
  return folders
    .flatMap((folder) =>
      list(folder).map((entry) => posix.join(folder, entry.replaceAll('\\', '/'))),
    )
    .filter((path) => endings.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return { path, text, code: codeOf(text) }
    })
}

function list(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true }).map(String)
  } catch {
    return []
  }
}

const fromClause = /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?\sfrom\s+['"]([^'"]+)['"]/gm
const bare = /^\s*import\s+['"]([^'"]+)['"]/gm
const dynamic = /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g

export function importsOf({ text }: SourceFile): Import[] {
  return [
    ...[...text.matchAll(fromClause)].map((match) => ({
      specifier: match[2] ?? '',
      isTypeOnly: match[1] !== undefined,
    })),
    ...[...text.matchAll(bare), ...text.matchAll(dynamic)].map((match) => ({
      specifier: match[1] ?? '',
      isTypeOnly: false,
    })),
  ]
}

/** Where a relative import leads, from the root; other specifiers come back as they are. */
export function targetOf(file: SourceFile, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return posix.normalize(posix.join(posix.dirname(file.path), specifier))
}

/** `@scope/name/deep` and `name/deep` belong to a package. */
export function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

/** Comments and the insides of plain strings become blanks; line breaks stay, so that line numbers do too. */
function codeOf(text: string): string {
  const blank = (match: string) => match.replaceAll(/[^\n]/g, ' ')
  return text.replaceAll(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g,
    (match) => (match.startsWith('/') ? blank(match) : `''${blank(match.slice(2))}`),
  )
}

/** `path:line` of every place that a pattern matches. */
export function places(
  files: readonly SourceFile[],
  pattern: RegExp,
  of: 'text' | 'code',
): string[] {
  return files.flatMap((file) =>
    file[of]
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}`] : [])),
  )
}
