import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Three builds: the main side (both hosts, the command line and the workers), the preload and the screen. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      lib: {
        entry: {
          electron: 'src-main/host/electron/main.ts',
          packwright: 'src-main/host/node/main.ts',
          'solver-worker': 'src-main/solver-worker/worker.ts',
        },
      },
      rollupOptions: { output: { format: 'es', entryFileNames: '[name].js' } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      lib: { entry: { preload: 'src-main/host/electron/preload.ts' } },
      rollupOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src-renderer',
    build: { outDir: 'out/renderer', rollupOptions: { input: 'src-renderer/index.html' } },
    plugins: [react()],
  },
})
