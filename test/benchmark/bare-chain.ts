/**
 * The same chain with nothing of ours in it, for comparison: a line from a serial port, one durable row in an empty SQLite
 * file, a text to a page over a WebSocket. Run by bare-chain-bench.ts: `node bare-chain.ts PORT_PATH DATABASE`.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Sqlite from 'better-sqlite3'
import { SerialPort } from 'serialport'
import { WebSocketServer } from 'ws'

const [path = '', file = ''] = process.argv.slice(2)
const page = `<!doctype html><div id="root"><p>0</p></div><script>
new WebSocket('ws://' + location.host).addEventListener('message', (event) => {
  document.querySelector('p').textContent = event.data
})</script>`

const db = new Sqlite(file)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('CREATE TABLE event (seq INTEGER PRIMARY KEY, raw TEXT NOT NULL) STRICT')
const add = db.prepare('INSERT INTO event (raw) VALUES (?)')

const server = createServer((_, response) => response.end(page))
const sockets = new WebSocketServer({ server })
const port = new SerialPort({ path, baudRate: 9600 })
let text = ''
port.on('data', (bytes: Buffer) => {
  text += bytes.toString('latin1')
  for (;;) {
    const end = text.indexOf('\r')
    if (end < 0) return
    const { lastInsertRowid } = add.run(text.slice(0, end))
    text = text.slice(end + 1)
    const push = JSON.stringify({ data: text, feedback: { number: Number(lastInsertRowid) } })
    for (const socket of sockets.clients) socket.send(push)
  }
})
port.on('open', () =>
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`)
  }),
)
