import { defineConfig } from 'vitest/config'

/** One project a kind of test, so that `npm run check` can run the fast ones alone. */
const project = (name: string, include: string[], testTimeout: number) => ({
  extends: true as const,
  test: { name, include, testTimeout, hookTimeout: testTimeout },
})

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    environment: 'node',
    // What was expected and what came stand whole in a failure's message, not as "[ Array(1) ]".
    chaiConfig: { truncateThreshold: 4000 },
    // Files run beside each other in two processes; the machines that check this have two cores.
    maxWorkers: 2,
    projects: [
      project('unit', ['test/unit/**/*.test.{ts,tsx}'], 30_000),
      project('arch', ['test/arch/**/*.test.ts'], 30_000),
      project('contract', ['test/contract/**/*.test.ts'], 60_000),
      project('migration', ['test/migration/**/*.test.ts'], 60_000),
      project('integration', ['test/integration/**/*.test.ts'], 120_000),
      project('e2e', ['test/e2e/**/*.test.ts'], 180_000),
    ],
  },
})
