/** Builds the renderer as the product does, into a folder of its own, once for each process. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const root = new URL('../../src-renderer/', import.meta.url).pathname
let built: Promise<string> | null = null

/** The folder that holds the built page; it is gone with the process. */
export async function buildRenderer(): Promise<string> {
  built ??= buildInto(mkdtempSync(join(tmpdir(), 'packwright-renderer-')))
  return await built
}

async function buildInto(outDir: string): Promise<string> {
  process.on('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, emptyOutDir: true },
  })
  return outDir
}
