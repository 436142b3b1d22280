import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/**
 * Three builds: the main side (both hosts, the command line and the workers), the preload and the screen. What npm
 * installed stays outside the main bundles (native modules must), the preload has nothing but types to bring in.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node22',
      sourcemap: true,
      lib: {
        formats: ['es'],
        entry: {
          electron: 'src-main/host/electron/main.ts',
          packwright: 'src-main/host/node/main.ts',
          'solver-worker': 'src-main/solver-worker/worker.ts',
          'demo-devices': 'src-main/device/sim/demo-devices.ts',
        },
      },
      rollupOptions: {
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      lib: { formats: ['cjs'], entry: { preload: 'src-main/host/electron/preload.ts' } },
      rollupOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src-renderer',
    build: {
      outDir: 'out/renderer',
      minify: true,
      rollupOptions: { input: 'src-renderer/index.html' },
    },
    plugins: [react()],
  },
})
