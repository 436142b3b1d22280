import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../../../src-main/db/open.ts'
import { orderRepository } from '../../../../src-main/db/repositories/order-repository.ts'

let dir: string
let db: Database

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'packwright-queue-'))
  db = openDatabase(join(dir, 'packwright.db'), { beforeMigration() {} })
})

afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true })
})

function addOrder(number: string, priority: number): void {
  db.prepare(`
    INSERT INTO orders (id, number, placed_at, priority, service, ship_name, ship_line1, ship_postal_code, ship_city,
      ship_country_code, units, created_at, updated_at)
    VALUES (@number, @number, 0, @priority, 'STANDARD', 'A', 'B', 'C', 'D', 'DE', 1, 0, 0)`).run({
    number,
    priority,
  })
}

test('the queue shows an order as soon as it is there, and not after it was shipped', () => {
  const { orderQueue } = orderRepository(db)
  addOrder('#1', 0)
  expect(orderQueue(6)).toMatchObject({ waiting: 1, next: [{ number: '#1' }] })
  addOrder('#2', 5)
  expect(orderQueue(6)).toMatchObject({ waiting: 2, next: [{ number: '#2' }, { number: '#1' }] })
  db.prepare(`UPDATE orders SET status = 'shipped' WHERE number = '#2'`).run()
  expect(orderQueue(6)).toMatchObject({ waiting: 1, next: [{ number: '#1' }] })
})

test('the queue is read once as long as nothing is written', () => {
  const { orderQueue } = orderRepository(db)
  addOrder('#1', 0)
  expect(orderQueue(6)).toBe(orderQueue(6))
  expect(orderQueue(1).next).toHaveLength(1)
})
