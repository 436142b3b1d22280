/** `node test/benchmark/solver.ts`: the solver's table alone. */
import { tableOf } from './figure.ts'
import { benchSolver } from './solver-bench.ts'

const figures = await benchSolver((line) => process.stderr.write(`${line}\n`))
process.stdout.write(`${tableOf(figures)}\n`)
