/** Builds the renderer as the product does, into a folder of its own, once for each process. */
import react from '@vitejs/plugin-react'
import { build } from 'vite'

export const rendererRoot = new URL('../../src-renderer/', import.meta.url).pathname
export const rendererOut = new URL('../../out/renderer-test/', import.meta.url).pathname

let built: Promise<string> | null = null

/** The folder that holds the built page. */
export async function buildRenderer(): Promise<string> {
  built ??= build({
    configFile: false,
    root: rendererRoot,
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: rendererOut, emptyOutDir: true },
  }).then(() => rendererOut)
  return await built
}
